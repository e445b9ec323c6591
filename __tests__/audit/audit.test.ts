import { readdirSync, readFileSync } from 'node:fs';
import { audit } from '../../lib/audit/audit';
import type { AuditRule } from '../../lib/audit/model';
import { AUDIT_RULES } from '../../lib/audit/rules';
import { auditPage } from '../../lib/audit/rules-table';
import { AUDIT_FAIL_ON, auditFails } from '../../lib/audit/should-fail';
import { AWS_READS } from '../../lib/live/aws/reads';
import { AUDIT_RULE_IDS } from '../../lib/review/audit-rule-ids';
import { review } from '../../lib/review/review';
import { RULES } from '../../lib/review/rules';
import { shippedAccess } from '../cli/support/shipped-access';
import { DRIFTS } from './support/drifts';
import { audited, liveOrg, TODAY } from './support/live-org';

const declared = shippedAccess();
const drift = (rule: string) => found(DRIFTS.find((one) => one.rule === rule));
const drifting = (id: string) => found(AUDIT_RULES.find((rule) => rule.id === id));

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is no such rule');
  return value;
}

test('an org that is as declared has no findings', () => {
  const report = audit(audited(declared, liveOrg(declared)));
  expect(report.findings).toEqual([]);
  expect(report.counts).toEqual({ critical: 0, high: 0, medium: 0, low: 0, accepted: 0, standing: 0 });
});

test.each(DRIFTS)(
  '$rule: $what is exactly one finding, with place and remedy',
  ({ rule, change, declare, finding }) => {
    const snapshot = liveOrg(declared);
    change(snapshot);
    const { findings } = audit(audited(declare?.(declared) ?? declared, snapshot));
    expect(findings).toEqual([expect.objectContaining({ id: rule, isNew: true, ...finding })]);
    expect(findings[0]?.address).toMatch(/^[\w-]+:\S/);
    expect(findings[0]?.remedy.length).toBeGreaterThan(20);
  },
);

const OKTA_REQUESTS = [
  ...['', '/groups', '/users', '/credentials/keys', '/sso/saml/metadata', '/grants'].map((of) => `apps/0oa0001${of}`),
  ...['apps', 'groups', 'groups/rules', 'groups/00g0001/users', 'groups/00g0001/roles'],
  ...['policies/rst0001', 'policies/rst0001/rules', 'iam/assignees/users', 'users/00u1/roles', 'api-tokens', 'logs'],
];

test.each([
  ...OKTA_REQUESTS.map((path) => ['okta', `GET /api/v1/${path}`, 'endpoint-unreadable'] as const),
  ...AWS_READS.map((call) =>
    call.startsWith('organizations:')
      ? (['organization', call, 'endpoint-unreadable'] as const)
      : (['123456789012', call, 'account-unreadable'] as const),
  ),
])('in %s, %s that was not read is a finding, and never clean', (where, what, rule) => {
  const snapshot = liveOrg(declared);
  snapshot.unread.push({ where, what, reason: '403 forbidden' });
  const report = audit(audited(declared, snapshot));
  expect(report.findings.map(({ id, severity }) => [id, severity])).toContainEqual([rule, 'high']);
  expect(auditFails(report, 'high')).toBe(true);
});

test('what an earlier snapshot showed as well is known, and fails nothing', () => {
  const [before, after] = [liveOrg(declared), liveOrg(declared)];
  for (const snapshot of [before, after]) drift('object-missing').change(snapshot);
  drift('certificate-foreign').change(after);
  const report = audit(audited(declared, after), audited(declared, before));
  expect(report.since).toBe(before.takenAt);
  expect(report.findings.map(({ id, isNew }) => [id, isNew])).toEqual([
    ['certificate-foreign', true],
    ['object-missing', false],
  ]);
  expect(report.counts).toMatchObject({ critical: 1, medium: 0, standing: 1 });
  expect(auditFails(report, 'critical')).toBe(true);
  const nothingNew = audit(audited(declared, before), audited(declared, before));
  for (const failOn of AUDIT_FAIL_ON) expect(auditFails(nothingNew, failOn)).toBe(false);
});

test('an audit fails on the severity that is named and on higher ones', () => {
  const snapshot = liveOrg(declared);
  drift('rule-changed').change(snapshot);
  const report = audit(audited(declared, snapshot));
  expect(AUDIT_FAIL_ON.filter((failOn) => auditFails(report, failOn))).toEqual(['low', 'medium', 'high']);
});

test('an acceptance of the configuration counts at its place, with its reason, and is idle where nothing is found', () => {
  const snapshot = liveOrg(declared);
  drift('key-second').change(snapshot);
  const accepting = (rule: string) => ({
    ...declared,
    users: declared.users.map((user) => ({ ...user, accept: [{ rule, reason: 'until the rotation is done' }] })),
  });
  const accepted = audit(audited(accepting('key-second'), snapshot));
  expect(accepted.findings).toMatchObject([{ id: 'key-second', accepted: 'until the rotation is done' }]);
  expect(accepted.counts).toMatchObject({ high: 0, accepted: 1 });
  expect(auditFails(accepted, 'low')).toBe(false);
  const idle = audit(audited(accepting('key-old'), snapshot));
  expect(idle.findings.map(({ id, subject }) => [id, subject])).toEqual([
    ['key-second', 'okta-provisioning in 123456789012'],
    ['acceptance-idle', 'key-old'],
  ]);
  // What is written for the review is none of the audit's business, and the other way round.
  expect(audit(audited(accepting('administrator-grant'), snapshot)).findings).toHaveLength(1);
  const after = accepting('key-old');
  expect(review({ before: after, after, today: TODAY }).findings.filter(({ id }) => id === 'acceptance-idle')).toEqual(
    [],
  );
});

test('a rule that throws is a critical finding: what was not checked does not pass', () => {
  const broken: AuditRule = {
    ...drifting('key-old'),
    check: () => {
      throw new Error('oops');
    },
  };
  const { findings } = audit(audited(declared, liveOrg(declared)), undefined, [broken]);
  expect(findings).toMatchObject([{ id: 'key-old', severity: 'critical', evidence: 'oops' }]);
});

test('every rule has a drift that it finds', () => {
  expect([...new Set(DRIFTS.map(({ rule }) => rule))].sort()).toEqual(AUDIT_RULES.map(({ id }) => id));
});

test('every file in rules/ is exported by the index and named by the id of its rule', () => {
  const files = readdirSync('lib/audit/rules').map((file) => file.replace(/\.ts$/, ''));
  expect(AUDIT_RULES.map(({ id }) => id)).toEqual(files.filter((file) => file !== 'index').sort());
});

test('the review knows the ids of the audit, and has none of them itself', () => {
  expect([...AUDIT_RULE_IDS].sort()).toEqual(AUDIT_RULES.map(({ id }) => id));
  expect(RULES.filter(({ id }) => AUDIT_RULE_IDS.has(id))).toEqual([]);
});

test.each(AUDIT_RULES.map((rule) => [rule.id, rule] as const))(
  'the rule %s says what, why and what to do',
  (_, rule) => {
    for (const text of [rule.title, rule.why, rule.remedy]) expect(text).not.toContain('\n');
    expect(rule.title).not.toMatch(/[.:]$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.remedy).toMatch(/\.$/);
  },
);

test('docs/audit.md lists what the rules say (else: npx ts-node scripts/write-review-docs.ts)', () => {
  const page = readFileSync('docs/audit.md', 'utf8');
  expect(page).toBe(auditPage(page, AUDIT_RULES));
  for (const { id } of AUDIT_RULES) expect(page).toContain(`\`${id}\``);
});

test('an API token acts for its owner, with the roles of the owner’s groups as well', () => {
  const snapshot = liveOrg(declared);
  const [admins] = snapshot.okta.groups.filter(({ name }) => name === 'Cloud Admins');
  const owner = admins?.people?.[0];
  if (!admins || !owner) throw new Error('the shipped configuration has no such group');
  snapshot.okta.machines?.push({ kind: 'API token', id: '00T1', name: 'Script', owner: owner.id });
  const subjects = () =>
    audit(audited(declared, snapshot)).findings.map(({ subject, evidence }) => [subject, evidence]);
  expect(subjects()).toEqual([]);
  const roles = [{ type: 'SUPER_ADMIN', label: 'Super Administrator' }];
  snapshot.okta.admins?.push({ kind: 'group', id: admins.id, name: admins.name, roles });
  expect(subjects()).toEqual([
    ['API token Script', 'acts for its owner: Super Administrator'],
    ['members of Cloud Admins', 'Super Administrator'],
  ]);
});
