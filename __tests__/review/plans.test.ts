import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';
import { plannedActions } from '../../lib/cli/review/plans';
import { review } from '../../lib/review/review';
import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import type { Report } from '../../lib/review/model';
import { TODAY } from './support/builders';

/**
 * Plans and states by Terraform 1.11.4 with okta 4.20.0 and 6.12.0, aws 5.100.0, cut down to what is read. Some of them are
 * of this project's stacks, the others of other people's HCL.
 */
function text(name: string): string {
  return readFileSync(join(__dirname, 'plans', `${name}.json`), 'utf8');
}

function reviewed(json: string): Report {
  const [before, after] = (['before', 'after'] as const).map((side) => readAccess([readPlanJson(json, { side })]));
  if (!before || !after) throw new Error('two sides');
  return review({ before, after, today: TODAY, plan: plannedActions(after) });
}

const report = (name: string) => reviewed(text(name));
const fresh = ({ findings }: Report) => findings.filter(({ isNew }) => isNew).map(({ id }) => id);
const pair = ({ grant }: Report['gains'][number]) => `${grant.managementGroup} → ${grant.accountId}/${grant.role}`;

describe.each(['unchanged', 'unchanged-with-drift', 'refresh-only', 'targeted'])(
  'a plan without changes (%s)',
  (name) => {
    test('is unchanged: nothing gained, lost, broken or new but what the plan itself is', () => {
      const { verdict, gains, losses, broken, findings } = report(name);
      expect({ verdict, gains, losses }).toEqual({ verdict: 'unchanged', gains: [], losses: [] });
      expect(broken.filter(({ isNew }) => isNew)).toEqual([]);
      expect(findings.filter(({ isNew, id }) => isNew && id !== 'plan-incomplete')).toEqual([]);
    });

    test.each(FAIL_ON)('fails no review, --fail-on %s', (failOn) => {
      expect(shouldFail(report(name), failOn)).toBe(false);
    });
  },
);

test('what kind of plan it is comes first', () => {
  expect(report('refresh-only').notices).toEqual([
    'The plan plan only updates the state: nothing in Okta or AWS changes.',
  ]);
  expect(report('targeted').notices[0]).toMatch(/covers a part of the stack only/);
  expect(report('failed').notices[0]).toMatch(/failed/);
  expect(report('unchanged-with-drift').notices).toEqual([
    '3 objects of plan changed outside of Terraform since the last apply.',
  ]);
  expect(report('state-of-two-accounts').notices[0]).toMatch(/is a state, not a plan/);
  expect(report('one-more-grant').notices).toEqual([]);
});

test('a failed plan is dangerous, and nothing that it left out is shown as deleted', () => {
  const failed = report('failed');
  expect(failed).toMatchObject({ verdict: 'unchanged', losses: [] });
  expect(fresh(failed)).toEqual(['plan-errored']);
  expect(shouldFail(failed, 'danger')).toBe(true);
});

test('roles deleted in two accounts are two losses: their ARNs name their accounts', () => {
  expect(report('deletes-in-two-accounts').losses.map(pair)).toEqual([
    'Cloud Admins → 210987654321/Okta-Mueller-Audit-Admin',
    'Cloud Admins → 123456789012/Okta-Mueller-Tech-Admin',
  ]);
});

test('a state of two accounts shows all its grants', () => {
  const { after } = report('state-of-two-accounts');
  expect(after.map(({ managementGroup, roleArn }) => `${managementGroup} → ${roleArn}`)).toEqual([
    'Cloud Admins → arn:aws:iam::123456789012:role/Op',
    'Cloud Admins → arn:aws:iam::210987654321:role/Op',
    'Support → arn:aws:iam::123456789012:role/See',
    'Support → arn:aws:iam::210987654321:role/See',
  ]);
});

test('a forgotten role is let go, not deleted: it still trusts the provider, and nobody manages it', () => {
  const forgotten = report('forgets-an-adopted-role');
  expect(forgotten.losses.map(pair)).toEqual(['Cloud Admins → 123456789012/legacy-deployer']);
  expect(fresh(forgotten)).toContain('forgotten-object');
  expect(fresh(forgotten).filter((id) => /deleted|destroyed|unreadable/.test(id))).toEqual([]);
});

test('what a plan does not carry is not reported as missing, and one line says so', () => {
  const more = report('one-more-grant');
  expect(more.findings.map(({ id }) => id).filter((id) => /reason|unprotected|acceptance/.test(id))).toEqual([]);
  expect(more.unanswered).toMatch(/why a grant was given and when it ends.*which findings are accepted.*lifecycle/);
  expect(more.gains.map(pair)).toEqual(['Support → 123456789012/Okta-Mueller-Tech-Admin']);
});

test.each([
  ['separate-settings', ['app-filter-changed', 'group-filter-changed', 'role-value-pattern-changed']],
  ['settings-changed', ['group-filter-changed', 'role-value-pattern-changed']],
])('settings in a resource of their own are judged as in the app (%s)', (name, ids) => {
  expect(fresh(report(name))).toEqual(expect.arrayContaining(ids));
});

test.each([
  [
    'unknown-kinds',
    ['aws_iam_group', 'aws_iam_openid_connect_provider', 'aws_iam_user_login_profile', 'terraform_data'],
  ],
  [
    'super-administrator',
    [
      'aws_iam_openid_connect_provider',
      'aws_iam_user_login_profile',
      'null_resource',
      'okta_group_role',
      'okta_idp_saml',
    ],
  ],
])('a kind of resource that is not part of a federation is reported by its name (%s)', (name, kinds) => {
  const { findings } = report(name);
  const evidence = findings.filter(({ id }) => id === 'unknown-kind' || id === 'access-kind-changed');
  for (const kind of kinds) {
    const about = evidence.filter(({ evidence: what }) => what.startsWith(`${kind} added`));
    expect([kind, about.map(({ isNew }) => isNew)]).toEqual([kind, [true]]);
  }
});

test('programs and foreign hosts of a plan are named in the model, without values', () => {
  const { outside } = readAccess([readPlanJson(text('super-administrator'))]);
  expect(outside.map(({ kind, name, decides }) => ({ kind, name, decides }))).toEqual([
    { kind: 'provisioner', name: 'local-exec', decides: true },
    { kind: 'provider', name: 'okta.http_proxy', decides: true },
  ]);
  expect(JSON.stringify(outside)).not.toMatch(/evil|curl/);
});

test('an argument that no rule judges is reported by its name when it changes', () => {
  const plan = JSON.parse(text('unchanged')) as { resource_changes: { address: string; change: object }[] };
  const role = plan.resource_changes.find(({ address }) => address.startsWith('aws_iam_role.'));
  const values = { name: 'Ops', force_detach_policies: false, tags: { secret: 'hunter2' } };
  Object.assign(role ?? {}, {
    change: {
      actions: ['update'],
      before: { ...values, arn: 'arn:aws:iam::123456789012:role/Ops' },
      after: { ...values, arn: 'arn:aws:iam::123456789012:role/Ops', force_detach_policies: true },
    },
  });
  const found = reviewed(JSON.stringify(plan)).findings.filter(({ id }) => id === 'other-change');
  expect(found.map(({ evidence }) => evidence).join()).toContain('force_detach_policies');
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

test('a plan whose configuration was taken out may give access, unless it changes nothing', () => {
  const without = (name: string) => {
    const plan = JSON.parse(text(name)) as object;
    return reviewed(JSON.stringify({ ...plan, configuration: undefined }));
  };
  const { verdict, findings } = without('deletes-in-two-accounts');
  expect(verdict).toBe('mixed');
  expect(findings).toContainEqual(
    expect.objectContaining({ id: 'unreadable', subject: 'configuration', isNew: true, mayGiveAccess: true }),
  );
  expect(without('unchanged').verdict).toBe('unchanged');
});
