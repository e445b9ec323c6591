import { checkPlans } from '../../../lib/import/check/check-plans';
import type { RefusalRule, Verdict } from '../../../lib/import/check/model';
import { ownedBy } from '../../../lib/import/check/owners';
import { LiveIndex } from '../../../lib/import/live/live-index';
import type { Snapshot } from '../../../lib/live/snapshot';
import {
  account,
  ACCOUNT,
  app,
  group,
  groupId,
  metadata,
  METADATA,
  role,
  rule,
  snapshot,
  trust,
} from '../support/live';
import { plan, type PlannedObject } from '../support/plan';

function check(objects: readonly PlannedObject[], live?: Snapshot) {
  return checkPlans([{ name: 'federation', json: plan(objects) }], live && new LiveIndex(live), []);
}
const rules = (report: ReturnType<typeof check>): RefusalRule[] =>
  [...report.changes.flatMap(({ refusals }) => refusals), ...report.overall].map((refusal) => refusal.rule).sort();
const verdicts = (report: ReturnType<typeof check>): Verdict[] => report.changes.map(({ verdict }) => verdict);

const ARN = `arn:aws:iam::${ACCOUNT}:saml-provider/Okta`;
const TRUST = JSON.stringify(trust());
const SUPPORT = groupId('Support');

describe('what is only in the state', () => {
  test.each<[string, PlannedObject]>([
    [
      'an object that is imported as it is',
      { type: 'okta_group', importing: '00g1', before: { id: '00g1' }, after: { id: '00g1' } },
    ],
    [
      'the rule that says what happens once it is deleted',
      {
        type: 'okta_group_rule',
        importing: '0pr1',
        before: { id: '0pr1', remove_assigned_users: null },
        after: { id: '0pr1', remove_assigned_users: true },
      },
    ],
    [
      'a role that says how it is destroyed',
      {
        type: 'aws_iam_role',
        importing: 'Admin',
        before: { name: 'Admin', force_detach_policies: false },
        after: { name: 'Admin', force_detach_policies: true },
      },
    ],
    ['a note in the state', { type: 'terraform_data', after: { input: 'Okta' } }],
    [
      'another address',
      { type: 'okta_group', before: { id: '1' }, after: { id: '1' }, previousAddress: 'okta_group.y' },
    ],
    [
      'a list that says nothing in two ways',
      { type: 'okta_group', actions: ['no-op'], importing: '1', before: { a: null }, after: { a: [] } },
    ],
  ])('%s', (_, object) => {
    const report = check([object]);
    expect({ verdicts: verdicts(report), rules: rules(report) }).toEqual({ verdicts: ['state only'], rules: [] });
    expect(report.refused).toBe(false);
  });

  test('an object that does not change at all is not listed', () => {
    expect(check([{ type: 'okta_group', before: { id: '1' }, after: { id: '1' } }]).changes).toEqual([]);
  });

  test('a list of policies that is made and says what the role has', () => {
    const live = snapshot({
      accounts: [account({ roles: [role('Admin', { attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] })] })],
    });
    const list = (arns: string[]): PlannedObject => ({
      type: 'aws_iam_role_policy_attachments_exclusive',
      account: ACCOUNT,
      after: { role_name: 'Admin', policy_arns: arns },
    });
    expect(verdicts(check([list(['arn:aws:iam::aws:policy/AdministratorAccess'])], live))).toEqual(['state only']);
    expect(rules(check([list([])], live))).toEqual(['detached-unseen']);
    expect(rules(check([list(['arn:aws:iam::aws:policy/AdministratorAccess'])]))).toEqual(['detached-unseen']);
    const unread = { ...live, unread: [{ where: ACCOUNT, what: 'iam:GetAccountAuthorizationDetails', reason: 'no' }] };
    expect(rules(check([list(['arn:aws:iam::aws:policy/AdministratorAccess'])], unread))).toEqual(['detached-unseen']);
  });
});

describe('what is written again', () => {
  const assigned = (...ids: string[]) =>
    ids.map((id, i) => ({ id, priority: id === '00g1' ? 1 : 2, profile: i === 0 ? '{}' : '' }));
  const reordered: PlannedObject = {
    type: 'okta_app_group_assignments',
    importing: '0oa1',
    before: { app_id: '0oa1', group: assigned('00g1', '00g2') },
    after: { app_id: '0oa1', group: assigned('00g2', '00g1') },
  };

  test('assignments in another order, where no role was picked by hand', () => {
    const live = (samlRoles: string[]) =>
      snapshot({ okta: { apps: [app({ groups: [{ groupId: '00g1', priority: 1, samlRoles }] })] } });
    expect(verdicts(check([reordered], live([])))).toEqual(['same value']);
    expect(rules(check([reordered], live([])))).toEqual([]);
    expect(rules(check([reordered], live(['Admin'])))).toEqual(['picked-roles']);
    expect(rules(check([reordered]))).toEqual(['unknown']);
  });

  test('metadata with other line breaks and the same certificates', () => {
    const provider = (document: string): PlannedObject => ({
      type: 'aws_iam_saml_provider',
      importing: ARN,
      before: { arn: ARN, saml_metadata_document: METADATA },
      after: { arn: ARN, saml_metadata_document: document },
    });
    expect(verdicts(check([provider(METADATA.replaceAll('><', '>\n<'))]))).toEqual(['same value']);
    expect(rules(check([provider(metadata({ certificate: 'MIIC2' }))]))).toEqual(['metadata-differs']);
    expect(rules(check([provider(metadata({ entityId: 'http://www.okta.com/exk2' }))]))).toEqual(['metadata-differs']);
    expect(rules(check([provider(METADATA.replace('/sso/saml', '/other'))]))).toEqual(['metadata-differs']);
    expect(rules(check([provider('<xml/>')]))).toEqual(['unknown']);
    expect(rules(check([provider(METADATA.replace('<md:Key', '<!-- x --><md:Key'))]))).toEqual(['unknown']);
  });

  test('a trust policy whose JSON has another order', () => {
    const other = JSON.stringify({ Statement: trust().Statement, Version: '2012-10-17' });
    const object = (after: string): PlannedObject => ({
      type: 'aws_iam_role',
      importing: 'Admin',
      before: { name: 'Admin', assume_role_policy: TRUST },
      after: { name: 'Admin', assume_role_policy: after },
    });
    expect(verdicts(check([object(other)]))).toEqual(['same value']);
    expect(rules(check([object(JSON.stringify(trust({ condition: false })))]))).toContain('real-change');
  });

  test('the last rule of a sign-on policy, as far as it is known', () => {
    const policy: PlannedObject = {
      type: 'okta_app_signon_policy',
      importing: 'rst1',
      before: { id: 'rst1', catch_all: null },
      after: { id: 'rst1', catch_all: false },
    };
    const live = (access: string) =>
      snapshot({
        okta: {
          policies: [
            {
              id: 'rst1',
              name: 'AWS',
              rules: [{ name: 'Catch-all Rule', status: 'ACTIVE', actions: { appSignOn: { access } }, conditions: {} }],
            },
          ],
        },
      });
    expect(verdicts(check([policy], live('DENY')))).toEqual(['same value']);
    expect(rules(check([policy], live('DENY')))).toEqual([]);
    expect(rules(check([policy], live('ALLOW')))).toEqual(['catch-all']);
    expect(rules(check([policy]))).toEqual(['catch-all']);
  });
});

describe('a plan is refused', () => {
  test.each<[string, RefusalRule, PlannedObject]>([
    ['that destroys something', 'destroyed', { type: 'okta_group', before: { id: '1' }, after: null }],
    [
      'that replaces something',
      'replaced',
      {
        type: 'okta_group_rule',
        actions: ['delete', 'create'],
        before: { id: '1' },
        after: {},
        replace: [['group_assignments']],
      },
    ],
    ['that lets go of something', 'forgotten', { type: 'okta_group', actions: ['forget'], before: { id: '1' } }],
    [
      'that makes a new signing key',
      'new-signing-key',
      {
        type: 'okta_app_saml',
        importing: '0oa1',
        before: { id: '0oa1', key_name: null },
        after: { id: '0oa1', key_name: '2026' },
      },
    ],
    [
      'that drops a setting of the app',
      'real-change',
      {
        type: 'okta_app_saml',
        importing: '0oa1',
        before: { id: '0oa1', app_settings_json: '{"accessKey":"AKIA","joinAllRoles":true}' },
        after: { id: '0oa1', app_settings_json: '{"joinAllRoles":true}' },
      },
    ],
    [
      'that takes people out of a group',
      'members-removed',
      {
        type: 'okta_group_memberships',
        importing: '00g1',
        before: { group_id: '00g1', users: ['00u1', '00u2'] },
        after: { group_id: '00g1', users: ['00u1'] },
      },
    ],
    [
      'that imports members of which nothing is read',
      'members-removed',
      {
        type: 'okta_group_memberships',
        importing: '00g1',
        before: { group_id: '00g1', users: null },
        after: { group_id: '00g1', users: ['00u1'] },
      },
    ],
    [
      'that detaches a policy',
      'detached-unseen',
      {
        type: 'aws_iam_role_policy_attachments_exclusive',
        importing: 'Admin',
        before: { role_name: 'Admin', policy_arns: ['a', 'b'] },
        after: { role_name: 'Admin', policy_arns: ['a'] },
      },
    ],
    [
      'that takes the app from a group',
      'role-lost',
      {
        type: 'okta_app_group_assignments',
        importing: '0oa1',
        before: {
          app_id: '0oa1',
          group: [
            { id: '00g1', priority: 1 },
            { id: '00g2', priority: 2 },
          ],
        },
        after: { app_id: '0oa1', group: [{ id: '00g1', priority: 1 }] },
      },
    ],
    [
      'that assigns the app to another group',
      'role-gained',
      {
        type: 'okta_app_group_assignments',
        importing: '0oa1',
        before: { app_id: '0oa1', group: [{ id: '00g1', priority: 1 }] },
        after: {
          app_id: '0oa1',
          group: [
            { id: '00g1', priority: 1 },
            { id: '00g2', priority: 2 },
          ],
        },
      },
    ],
    [
      'that renames a group',
      'real-change',
      { type: 'okta_group', importing: '00g1', before: { id: '1', name: 'a' }, after: { id: '1', name: 'b' } },
    ],
    [
      'that changes an argument nobody has looked at',
      'real-change',
      { type: 'aws_iam_role', importing: 'Admin', before: { name: 'Admin', new: 1 }, after: { name: 'Admin', new: 2 } },
    ],
    [
      'that leaves a value open',
      'unknown',
      {
        type: 'aws_iam_saml_provider',
        importing: ARN,
        actions: ['update'],
        before: { arn: ARN, saml_metadata_document: METADATA },
        after: { arn: ARN },
        unknown: { saml_metadata_document: true },
      },
    ],
    [
      'that updates something and does not show what',
      'unknown',
      { type: 'okta_group', actions: ['update'], before: { id: '1' }, after: { id: '1' } },
    ],
    [
      'with an action of a later Terraform',
      'unknown',
      { type: 'okta_group', actions: ['rewrite'], before: { id: '1' }, after: { id: '1' } },
    ],
    [
      'that makes an object of another kind',
      'unknown',
      { type: 'aws_iam_user_login_profile', account: ACCOUNT, after: { user: 'x' } },
    ],
    [
      'that makes an access key',
      'real-change',
      { type: 'aws_iam_access_key', account: ACCOUNT, after: { user: 'okta' } },
    ],
    [
      'that removes a tag a policy may ask for',
      'real-change',
      {
        type: 'aws_iam_role',
        importing: 'Admin',
        before: { name: 'Admin', tags: { team: 'a' } },
        after: { name: 'Admin', tags: {} },
      },
    ],
  ])('%s', (_, expected, object) => {
    const report = check([object]);
    expect(rules(report)).toContain(expected);
    expect(report.refused).toBe(true);
  });

  test('no value of a setting is shown', () => {
    const report = check([
      {
        type: 'okta_app_saml',
        importing: '0oa1',
        before: { id: '0oa1', app_settings_json: '{"secretKey":"wJalr"}' },
        after: { id: '0oa1', app_settings_json: '{}' },
      },
    ]);
    expect(JSON.stringify(report)).toContain('secretKey');
    expect(JSON.stringify(report)).not.toContain('wJalr');
  });

  test.each([
    ['with targets', { complete: false }],
    ['that stopped with an error', { errored: true }],
    ['that puts something off', { deferred_changes: [{ reason: 'x' }] }],
  ])('%s', (_, rest) => {
    const report = checkPlans([{ name: 'federation', json: plan([], rest) }], undefined, []);
    expect(report.overall.map((each) => each.rule)).toEqual(['plan-incomplete']);
    expect(report.refused).toBe(true);
  });
});

describe('an object that is made', () => {
  const live = snapshot({
    okta: {
      apps: [app({ id: '0oa1' })],
      groups: [group('Support', { people: [{ id: '00u1', login: 'ada@mueller-tech.com', status: 'ACTIVE' }] })],
      rules: [rule('aws')],
    },
    accounts: [
      account({
        alias: 'mueller-tech',
        roles: [role('Admin', { inline: [{ name: 'extra', document: {} }] })],
        users: [
          {
            arn: `arn:aws:iam::${ACCOUNT}:user/okta`,
            name: 'okta',
            path: '/',
            inline: [],
            attached: ['p'],
            tags: {},
            groups: [],
          },
        ],
        policies: [{ arn: `arn:aws:iam::${ACCOUNT}:policy/deploy`, document: {} }],
      }),
    ],
  });
  const existing: [string, PlannedObject][] = [
    ['an app', { type: 'okta_app_saml', after: { label: 'AWS Account Federation' } }],
    ['a group', { type: 'okta_group', after: { name: 'Support' } }],
    ['a group rule', { type: 'okta_group_rule', after: { name: 'aws' } }],
    ['the assignments of an app', { type: 'okta_app_group_assignments', after: { app_id: '0oa1', group: [] } }],
    ['a role, whatever its case', { type: 'aws_iam_role', account: ACCOUNT, after: { name: 'ADMIN' } }],
    ['an inline policy', { type: 'aws_iam_role_policy', account: ACCOUNT, after: { role: 'Admin', name: 'extra' } }],
    ['a SAML provider', { type: 'aws_iam_saml_provider', account: ACCOUNT, after: { name: 'Okta' } }],
    ['any alias', { type: 'aws_iam_account_alias', account: ACCOUNT, after: { account_alias: 'other' } }],
    ['a user', { type: 'aws_iam_user', account: ACCOUNT, after: { name: 'okta' } }],
    ['a policy', { type: 'aws_iam_policy', account: ACCOUNT, after: { name: 'deploy' } }],
    [
      'an attachment',
      { type: 'aws_iam_user_policy_attachment', account: ACCOUNT, after: { user: 'okta', policy_arn: 'p' } },
    ],
  ];
  test.each(existing)('%s that exists is refused', (_, object) => {
    expect(rules(check([object], live))).toEqual(['exists-already']);
  });
  test.each(existing)('%s is refused where nobody knows whether it exists', (_, object) => {
    expect(rules(check([object]))).toEqual(['exists-already']);
    const unread = ['okta', ACCOUNT].map((where) => ({ where, what: 'all', reason: 'no' }));
    expect(rules(check([object], snapshot({ accounts: [account()], unread })))).toEqual(['exists-already']);
  });

  test.each<[string, PlannedObject]>([
    ['a group', { type: 'okta_group', after: { name: 'New' } }],
    ['a policy', { type: 'aws_iam_policy', account: ACCOUNT, after: { name: 'new' } }],
  ])('%s that gives nobody anything is real and not refused', (_, object) => {
    const report = check([object], live);
    expect({ verdicts: verdicts(report), refused: report.refused }).toEqual({ verdicts: ['real'], refused: false });
  });

  test.each<[string, PlannedObject]>([
    ['an app', { type: 'okta_app_saml', after: { label: 'Second' } }],
    ['a rule', { type: 'okta_group_rule', after: { name: 'new' } }],
    ['a role', { type: 'aws_iam_role', account: ACCOUNT, after: { name: 'New' } }],
    ['a SAML provider', { type: 'aws_iam_saml_provider', account: ACCOUNT, after: { name: 'New' } }],
  ])('%s that gives access is refused, although it is new', (_, object) => {
    expect(rules(check([object], live))).toEqual(['role-gained']);
  });

  test('people who are in a group already are put in again, others are refused', () => {
    const members = (...users: string[]): PlannedObject => ({
      type: 'okta_group_memberships',
      after: { group_id: SUPPORT, users, track_all_users: false },
    });
    expect(verdicts(check([members('00u1')], live))).toEqual(['same value']);
    expect(rules(check([members('00u1', '00u2')], live))).toEqual(['role-gained']);
    expect(rules(check([members('00u1')]))).toEqual(['unknown']);
    const all = { ...members('00u1'), after: { group_id: SUPPORT, users: ['00u1'], track_all_users: true } };
    expect(rules(check([all], live))).toEqual(['members-removed']);
  });
});

describe('another owner', () => {
  const object = (name: string, id: string): PlannedObject => ({
    type: 'okta_group',
    name,
    importing: id,
    before: { id },
    after: { id },
  });

  test('two places that take over one object are refused', () => {
    expect(rules(check([object('a', '00g1'), object('b', '00g1')]))).toEqual(['second-owner']);
    expect(rules(check([object('a', '00g1'), object('b', '00g2')]))).toEqual([]);
  });

  test('what another Terraform manages is refused, a role by its account too', () => {
    const state = (arn: string) =>
      ownedBy({
        format_version: '1.0',
        values: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_role.old',
                mode: 'managed',
                type: 'aws_iam_role',
                name: 'old',
                values: { arn, name: 'Admin' },
              },
            ],
          },
        },
      });
    const arn = `arn:aws:iam::${ACCOUNT}:role/Admin`;
    const json = plan([
      {
        type: 'aws_iam_role',
        account: ACCOUNT,
        importing: 'Admin',
        before: { arn, name: 'Admin' },
        after: { arn, name: 'Admin' },
      },
    ]);
    const [same, other] = [state(arn), state('arn:aws:iam::210987654321:role/Admin')].map((others) =>
      checkPlans([{ name: 'federation', json }], undefined, others),
    );
    expect(same && rules(same)).toEqual(['second-owner']);
    expect(same?.changes[0]?.refusals[0]?.evidence).toContain('aws_iam_role.old');
    expect(other && rules(other)).toEqual([]);
  });
});

test('everybody who loses a role by the change of a trust policy is named', () => {
  const held = (type: string, name: string, values: Record<string, unknown>): PlannedObject => ({
    type,
    name,
    importing: name,
    before: values,
    after: values,
    ...(type.startsWith('aws_') ? { account: ACCOUNT } : {}),
  });
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/Okta-Tech-Admin`;
  const roleGroup = `aws#Tech#Okta-Tech-Admin#${ACCOUNT}`;
  const settings = JSON.stringify({
    appFilter: 'okta',
    groupFilter: '^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$',
    joinAllRoles: true,
    useGroupMapping: true,
    roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
    sessionDuration: 3600,
  });
  const shared = [
    held('okta_app_saml', 'app', {
      id: '0oa1',
      label: 'AWS',
      status: 'ACTIVE',
      preconfigured_app: 'amazon_aws',
      app_settings_json: settings,
      metadata: METADATA,
    }),
    held('okta_group', 'people', { id: groupId('Support'), name: 'Support' }),
    held('okta_group', 'role', { id: groupId('r'), name: roleGroup }),
    held('okta_group_rule', 'rule', {
      id: '0pr1',
      name: 'aws',
      status: 'ACTIVE',
      expression_value: `isMemberOfAnyGroup("${groupId('Support')}")`,
      group_assignments: [groupId('r')],
      remove_assigned_users: true,
    }),
    held('okta_app_group_assignments', 'assigned', {
      app_id: '0oa1',
      group: [
        { id: groupId('r'), priority: 1 },
        { id: groupId('Support'), priority: 2 },
      ],
    }),
    held('aws_iam_saml_provider', 'provider', { arn: ARN, name: 'Okta', saml_metadata_document: METADATA }),
  ];
  const ours = (after: object): PlannedObject => ({
    type: 'aws_iam_role',
    name: 'admin',
    account: ACCOUNT,
    importing: 'Okta-Tech-Admin',
    before: { arn: roleArn, name: 'Okta-Tech-Admin', path: '/', max_session_duration: 3600, assume_role_policy: TRUST },
    after: {
      arn: roleArn,
      name: 'Okta-Tech-Admin',
      path: '/',
      max_session_duration: 3600,
      assume_role_policy: JSON.stringify(after),
    },
  });
  expect(rules(check([...shared, ours(trust())]))).toEqual([]);
  const report = check([...shared, ours(trust({ provider: 'Other' }))]);
  expect(report.overall).toEqual([{ rule: 'role-lost', evidence: `everybody in Support loses ${roleArn}` }]);
});
