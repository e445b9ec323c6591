import type { Access } from '../../lib/access';
import { liveAsBase } from '../../lib/audit/as-base';
import type { Snapshot } from '../../lib/live/snapshot';
import { isOpen } from '../../lib/review/findings';
import { review } from '../../lib/review/review';
import { shippedAccess } from '../cli/support/shipped-access';
import { accountWith, DRIFTS, groupNamed, roleNamed, ruleFor } from './support/drifts';
import { audited, liveOrg, TODAY, type Draft } from './support/live-org';

const declared = shippedAccess();
const DEPLOY = 'aws#Mueller-Tech#Okta-Mueller-Tech-Deploy#123456789012';

/** The review of the shipped configuration, as it is going to be, against an org in which something was changed. */
function reviewed(change: (live: Draft<Snapshot>) => void = () => undefined, after: Access = declared) {
  const live = liveOrg(declared);
  change(live);
  return review({ ...liveAsBase(audited(after, live)), today: TODAY });
}

test('a configuration that is what is live changes nothing', () => {
  const report = reviewed();
  expect(report.verdict).toBe('unchanged');
  expect(report.findings.filter(isOpen)).toEqual([]);
  expect([report.gains, report.losses, report.members, report.unknown]).toEqual([[], [], [], []]);
  expect(report.before).toHaveLength(declared.grants.length);
});

test('what was attached by hand is lost again', () => {
  const { verdict, losses } = reviewed((live) =>
    roleNamed(live, 'Okta-Mueller-Tech-Support').attached.push('arn:aws:iam::aws:policy/AdministratorAccess'),
  );
  expect(verdict).toBe('narrowed');
  expect(losses.map(({ grant, differences }) => [grant.role, differences])).toEqual([
    ['Okta-Mueller-Tech-Support', ['policy arn:aws:iam::aws:policy/AdministratorAccess removed']],
  ]);
});

test('who is granted a role that is not there, or whose rule is switched off, gains it', () => {
  const gone = reviewed((live) => {
    const account = accountWith(live);
    account.roles = account.roles.filter(({ name }) => name !== 'Okta-Mueller-Tech-Support');
  });
  expect(gone.gains.map(({ grant: { managementGroup, role } }) => [managementGroup, role])).toEqual([
    ['Support', 'Okta-Mueller-Tech-Support'],
  ]);
  const off = reviewed((live) => (ruleFor(live, DEPLOY).status = 'INACTIVE'));
  expect(new Set(off.gains.map(({ grant: { role } }) => role))).toEqual(new Set(['Okta-Mueller-Tech-Deploy']));
});

test('a rule that takes another group as well loses it, and the group its role', () => {
  const { losses } = reviewed((live) => {
    const rule = ruleFor(live, DEPLOY);
    rule.expression = rule.expression.replace(')', `,"${groupNamed(live, 'Auditors').id}")`);
  });
  expect(losses.map(({ grant: { managementGroup, role }, kind }) => [managementGroup, role, kind])).toEqual([
    ['Auditors', 'Okta-Mueller-Tech-Deploy', 'gone'],
  ]);
});

test('a grant that the change adds is a gain against what is there', () => {
  const after = {
    ...declared,
    grants: [
      ...declared.grants,
      ...declared.grants
        .filter(({ managementGroup }) => managementGroup === 'Support')
        .slice(0, 1)
        .map((grant) => ({ ...grant, managementGroup: 'Auditors' })),
    ],
  };
  expect(reviewed(undefined, after).gains.map(({ grant: { managementGroup } }) => managementGroup)).toEqual([
    'Auditors',
  ]);
});

test('another SAML provider’s metadata, and a factor less, are what the change puts right', () => {
  const drift = (rule: string) => DRIFTS.find((one) => one.rule === rule)?.change ?? (() => undefined);
  expect(
    reviewed(drift('certificate-foreign'))
      .findings.filter(isOpen)
      .map(({ id }) => id),
  ).toEqual(['identity-provider-replaced']);
  // No policy is declared, so the app keeps the one that it has.
  expect(reviewed(drift('mfa-not-asked')).findings.some(({ id }) => id === 'mfa-removed')).toBe(false);
});

test.each(['group-undeclared', 'role-undeclared', 'rule-undeclared', 'person-by-hand', 'provider-undeclared'])(
  'what nobody declared (%s) is left as it is by an apply, and by the review',
  (rule) => {
    const change = DRIFTS.find((one) => one.rule === rule)?.change;
    if (change === undefined) throw new Error(`no drift for ${rule}`);
    const { gains, losses, findings } = reviewed(change);
    expect([gains, losses, findings.filter(isOpen).filter(({ id }) => id !== 'assignment-removed')]).toEqual([
      [],
      [],
      [],
    ]);
  },
);

test('a member whom the configuration adds joins, and one who is there already does not', () => {
  const report = reviewed((live) => {
    const group = groupNamed(live, 'Cloud Admins');
    group.people = (group.people ?? []).filter(({ login }) => login !== 'james@mueller-tech.com');
  });
  expect(report.members).toMatchObject([{ login: 'james@mueller-tech.com', kind: 'joined' }]);
});

test('what the snapshot could not read is not analysed, and never clean', () => {
  const report = reviewed((live) =>
    live.unread.push({ where: 'okta', what: 'GET /api/v1/groups/rules', reason: '403' }),
  );
  expect(report.unknown).toMatchObject([{ subject: 'okta GET /api/v1/groups/rules' }]);
  expect(report.counts.unknown).toBe(1);
});
