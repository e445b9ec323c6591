import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';
import { plannedActions } from '../../lib/cli/review/plans';
import type { Report } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import { TODAY } from './support/builders';

/**
 * Federations as other people write them, in `other-styles/`. Their plans were made by Terraform 1.11.4 with okta 6.12.0 and
 * aws 5.100.0, and cut down to what is read; of each change only the entries that differ are kept.
 */
interface Entry {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly before?: Values | null; readonly after?: Values | null; readonly actions: string[] };
}
type Values = Readonly<Record<string, unknown>>;
interface Recorded {
  readonly unchanged: { readonly resource_changes: readonly Entry[] };
  readonly first: readonly Entry[];
  readonly changes: Readonly<Record<string, readonly Entry[]>>;
}

const recorded = (style: string) =>
  JSON.parse(readFileSync(join(__dirname, 'other-styles', 'recorded', `${style}.json`), 'utf8')) as Recorded;
const STYLES = {
  modules: recorded('modules'),
  inline: recorded('inline'),
  documents: recorded('documents'),
  yaml: recorded('yaml'),
  chain: recorded('chain'),
};
type Style = keyof typeof STYLES;

function planWith(style: Style, entries: readonly Entry[]): object {
  const { unchanged } = STYLES[style];
  const changed = new Map(entries.map((entry) => [entry.address, entry]));
  const rest = unchanged.resource_changes.filter(({ address }) => !changed.has(address));
  return { ...unchanged, resource_changes: [...rest, ...entries] };
}

const firstPlan = (style: Style) => ({ ...STYLES[style].unchanged, resource_changes: STYLES[style].first });

function reviewed(plan: object): Report {
  const [before, after] = (['before', 'after'] as const).map((side) => readAccess([readPlanJson(plan, { side })]));
  if (!before || !after) throw new Error('two sides');
  return review({ before, after, today: TODAY, plan: plannedActions(after) });
}

const changed = (style: Style, name: string) => reviewed(planWith(style, STYLES[style].changes[name] ?? []));
const told = ({ findings }: Report) =>
  findings.filter(({ isNew }) => isNew).map(({ id, severity }) => `${severity} ${id}`);
const pair = ({ grant }: Report['gains'][number]) => `${grant.managementGroup} → ${grant.accountId}/${grant.role}`;

test.each(Object.keys(STYLES) as Style[])('a plan without changes is unchanged, whatever fails it (%s)', (style) => {
  const report = reviewed(STYLES[style].unchanged);
  expect(report).toMatchObject({ verdict: 'unchanged', gains: [], losses: [], findings: expect.anything() as unknown });
  expect(told(report)).toEqual([]);
  expect(FAIL_ON.filter((failOn) => shouldFail(report, failOn))).toEqual([]);
});

test('all grants of modules with for_each and aliases are read, settings apart from the app', () => {
  const { after } = reviewed(STYLES.modules.unchanged);
  expect(after.map(({ managementGroup, roleArn }) => `${managementGroup} → ${roleArn}`).sort()).toEqual([
    'Cloud Admins → arn:aws:iam::123456789012:role/Okta-Tech-Admin',
    'Cloud Admins → arn:aws:iam::123456789012:role/Okta-Tech-ReadOnly',
    'Cloud Admins → arn:aws:iam::210987654321:role/Okta-Audit-Admin',
    'Cloud Admins → arn:aws:iam::210987654321:role/Okta-Audit-ReadOnly',
    'Support → arn:aws:iam::123456789012:role/Okta-Tech-ReadOnly',
    'Support → arn:aws:iam::210987654321:role/Okta-Audit-ReadOnly',
  ]);
});

test('what only the apply knows is called neither broken nor granted nor different, in a first plan', () => {
  for (const style of Object.keys(STYLES) as Style[]) {
    const report = reviewed(firstPlan(style));
    expect(report.verdict).toBe('broadened');
    expect(report.broken).toEqual([]);
    expect(told(report)).toContain('high unreadable');
    expect(told(report)).not.toContain('critical identity-providers-differ');
  }
});

test('a role in a first plan that gets a policy which only the apply knows is named with it', () => {
  const { findings } = reviewed(firstPlan('modules'));
  const policies = findings.filter(({ id, evidence }) => id === 'unreadable' && evidence.startsWith('policies: '));
  expect(policies.map(({ severity }) => severity)).toEqual(policies.map(() => 'high'));
  expect(policies.length).toBeGreaterThan(0);
});

test('a policy that is replaced is one policy for another: the list in the role’s own block is older', () => {
  const report = changed('modules', 'power-user');
  expect(report.verdict).toBe('mixed');
  expect(told(report)).toEqual(['high policies-widened', 'high policies-widened']);
  expect(report.gains.map(pair)).toHaveLength(4);
  expect(report.gains.map(({ grant }) => grant.policies)).toEqual(
    report.gains.map(() => ({ known: ['arn:aws:iam::aws:policy/PowerUserAccess'] })),
  );
});

test('an exclusive list replaces what the role had', () => {
  const { gains } = changed('inline', 'exclusive-admin');
  expect(gains.map(({ grant }) => grant.policies)).toEqual([
    { known: ['arn:aws:iam::aws:policy/AdministratorAccess', 'costs'] },
  ]);
});

test.each<[Style, string[]]>([
  ['documents', ['Helpdesk → viewer', 'Platform → admin', 'Platform → viewer']],
  ['yaml', ['Builders → Build', 'Builders → Read', 'Readers → Read']],
  ['chain', ['Engineers → Jump']],
])('all grants of a federation by %s are read', (style, grants) => {
  const { after, unknown } = reviewed(STYLES[style].unchanged);
  expect(after.map(({ managementGroup, role }) => `${managementGroup} → ${role}`)).toEqual(grants);
  expect(unknown).toEqual([]);
});

test.each<[Style, string]>([
  ['documents', 'harmless-sid'],
  ['documents', 'reversed-team-order'],
  ['yaml', 'harmless-yaml-order'],
  ['yaml', 'harmless-trust-whitespace'],
  ['chain', 'harmless-description'],
  ['chain', 'moved-role'],
])('a change that means nothing is unchanged, whatever fails it (%s, %s)', (style, name) => {
  const report = changed(style, name);
  expect({ verdict: report.verdict, found: told(report), broken: report.broken }).toEqual({
    verdict: 'unchanged',
    found: [],
    broken: [],
  });
  expect(FAIL_ON.filter((failOn) => shouldFail(report, failOn))).toEqual([]);
});

test.each<[string, Style, string, string[]]>([
  ['one more team with administrator rights', 'documents', 'helpdesk-admin', ['critical administrator-grant']],
  ['a role that may write from now on', 'documents', 'viewer-power-user', ['high policies-widened']],
  ['a statement for everybody', 'documents', 'second-statement-everybody', ['critical trust-wildcard-principal']],
  ['no audience', 'documents', 'audience-dropped', ['high trust-condition-dropped', 'high trust-without-audience']],
  ['another account', 'documents', 'trust-another-account-by-variable', ['critical trust-foreign-principal']],
  ['a role that goes by its count', 'documents', 'create-false', ['medium role-deleted']],
  ['a policy by which its holders become more', 'documents', 'escalation', ['high pass-role-everywhere']],
  ['an administrator by a list of roles', 'yaml', 'read-admin', ['critical administrator-grant']],
  ['a user in such a list', 'yaml', 'attachment-to-users-and-groups', ['high policy-outside-documents']],
  ['a second provider in a list', 'yaml', 'trust-by-array-of-principals', ['critical trust-foreign-principal']],
  ['an audience that may be missing', 'yaml', 'audience-ifexists', ['high trust-audience-loose']],
  ['assertions to somebody else', 'yaml', 'override-acs', ['critical assertion-recipient-changed']],
  ['a role in every assertion', 'yaml', 'attribute-statement-role', ['critical attribute-statements-role']],
  ['a group of administrators of Okta', 'yaml', 'group-role-super', ['critical access-kind-changed']],
  ['an administrator behind the first role', 'chain', 'worker-admin', ['critical administrator-without-grant']],
  ['the whole hub in the second account', 'chain', 'worker-trusts-account', ['critical trust-foreign-principal']],
  ['every role behind the first', 'chain', 'jump-may-assume-all', ['high privilege-escalation']],
  ['a rule that is forgotten', 'chain', 'removed-forget-rule', ['high forgotten-object']],
  ['a role that is taken over', 'chain', 'import-onto-rule', ['high object-imported']],
  ['one more team', 'modules', 'one-more-team', ['critical administrator-grant']],
  ['a sign-on rule with one factor', 'modules', 'one-factor', ['critical mfa-removed', 'high sign-on-rule-changed']],
  ['an audience that may be absent', 'modules', 'audience', ['high trust-audience-loose']],
  ['a role value pattern with a path', 'modules', 'pattern', ['critical role-value-pattern-changed']],
  ['an inline policy', 'inline', 'inline-admin', ['critical administrator-grant', 'high policies-widened']],
  ['a managed policy’s document', 'inline', 'managed-admin', ['critical administrator-grant', 'high policies-widened']],
  ['an exclusive list of policies', 'inline', 'exclusive-admin', ['critical administrator-grant']],
  ['a network that is every network', 'inline', 'anywhere', ['high trust-condition-dropped']],
  ['a condition that absence meets', 'inline', 'if-exists', ['high trust-condition-dropped']],
  ['another recipient', 'inline', 'recipient', ['critical assertion-recipient-changed']],
])('%s is reported for what it is, and by no net', (_, style, name, findings) => {
  const found = told(changed(style, name));
  expect(found).toEqual(expect.arrayContaining(findings));
  if (name !== 'pattern') expect(found.filter((each) => /other-change|unknown-kind/.test(each))).toEqual([]);
});

test.each(['anywhere', 'if-exists'])('a condition that admits more takes nothing from anybody (%s)', (name) => {
  const report = changed('inline', name);
  expect(report).toMatchObject({ verdict: 'broadened', losses: [] });
  expect(report.gains).toHaveLength(2);
});

test('Okta keeps the sign-on policy when its assignment is deleted, and nobody manages it any more', () => {
  const report = changed('inline', 'policy-not-assigned');
  expect(report).toMatchObject({ verdict: 'unchanged', gains: [], losses: [] });
  expect(told(report)).toEqual(['high forgotten-object']);
});

describe('assignment of another sign-on policy', () => {
  const ASSIGNMENT = 'okta_app_access_policy_assignment.aws';
  const assignment = STYLES.inline.unchanged.resource_changes.find(({ address }) => address === ASSIGNMENT);
  const before = assignment?.change.before ?? {};
  const update = (policy: string): Entry => ({
    address: ASSIGNMENT,
    type: 'okta_app_access_policy_assignment',
    ...assignment,
    change: { actions: ['update'], before, after: { ...before, policy_id: policy } },
  });

  test('of which nothing is known takes the second factor away, for all that is known', () => {
    expect(told(reviewed(planWith('inline', [update('rst0000000000other')])))).toEqual(
      expect.arrayContaining(['critical mfa-removed', 'high sign-on-policy-changed']),
    );
  });
});

describe('arguments of version 3 of the Okta provider', () => {
  const ADDRESS = 'okta_app_saml.aws';
  const groups = STYLES.inline.unchanged.resource_changes.filter(({ type }) => type === 'okta_group');
  const idOf = (name: RegExp) =>
    groups.find(({ change: { after } }) => name.test(String(after?.['name'])))?.change.after?.['id'];
  const old = (extra: object, actions = ['no-op']) => {
    const entries = STYLES.inline.unchanged.resource_changes.filter(
      ({ type }) => type !== 'okta_app_group_assignments',
    );
    return {
      ...STYLES.inline.unchanged,
      resource_changes: entries.map((entry) =>
        entry.address === ADDRESS
          ? {
              ...entry,
              change: {
                actions,
                before: { ...entry.change.before, groups: [idOf(/Deploy/), idOf(/Look/)] },
                after: { ...entry.change.after, groups: [idOf(/Deploy/), idOf(/Look/)], ...extra },
              },
            }
          : entry,
      ),
    };
  };

  test('groups of the app’s own block are assigned', () => {
    const report = reviewed(old({}));
    expect(report).toMatchObject({ verdict: 'unchanged', broken: [] });
    expect(report.after).toHaveLength(2);
  });

  test('one more group is more people with the app', () => {
    const more = [idOf(/Deploy/), idOf(/Look/), idOf(/Engineers/)];
    expect(reviewed(old({ groups: more }, ['update'])).broken).toEqual([]);
  });

  test('people who are assigned themselves are reported as that', () => {
    const users = [{ id: '00u1', username: 'eve@example.com', scope: 'USER' }];
    expect(told(reviewed(old({ users }, ['update'])))).toContain('high sign-in-argument-changed');
  });
});
