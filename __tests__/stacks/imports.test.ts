import { readAccess } from '../../lib/access/read-access';
import { stackDocument } from '../../lib/documents/read-synthesized';
import type { JsonObject } from '../../lib/documents/json/json';
import { loadConfig } from '../../lib/config/load';
import { synthesize, synthesizeSingle, type StackJson } from '../support/synthesize';
import { withConfig } from '../support/write-config';

const APP = '0oa7k2m9xqTfVb3Rc5d7';
const ARN = 'arn:aws:iam::123456789012:saml-provider/Okta';

/** Everything that can be imported, in one configuration. */
const files = (layout: string) =>
  new Map<string, object | string>([
    [
      'federation.yaml',
      {
        okta: { orgName: 'mueller-tech', app: { id: APP, signOnPolicy: { mfaEvery: '8h' } } },
        layout,
        provisioningUser: { account: 'Prod', keys: ['a', 'b'] },
      },
    ],
    ['management-groups.yaml', { Admins: {}, Auditors: { existing: true, id: '00gaaaaaaaaaaaaaaaa1' } }],
    [
      'accounts/prod.yaml',
      {
        id: '123456789012',
        name: 'Prod',
        alias: 'prod',
        roles: {
          Admin: { policies: [{ file: 'policies/own.json' }], grantedTo: ['Admins'] },
          Audit: { grantedTo: ['Auditors'] },
        },
        adopt: { legacy: { grantedTo: ['Admins'] } },
      },
    ],
    ['policies/own.json', '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'],
    [
      'imports.yaml',
      {
        okta: {
          app: APP,
          signOnPolicy: 'rst0001',
          signOnPolicyRule: 'rst0001/rul0001',
          assignments: [
            { group: '00g0003', priority: 7 },
            { group: '00gaaaaaaaaaaaaaaaa1', priority: 0 },
            { group: '00g0002', priority: 3 },
            { group: '00gforeign', priority: 4 },
          ],
          managementGroups: { Admins: '00g0001' },
        },
        accounts: {
          '123456789012': {
            samlProvider: ARN,
            alias: 'prod',
            roles: {
              Admin: { group: '00g0002', rule: '0pr0002', role: 'Okta-Prod-Admin', inlinePolicies: ['own'] },
            },
            adopt: { legacy: { group: '00g0003', rule: '0pr0003' } },
            provisioningUser: {
              user: 'okta-provisioning',
              policy: 'arn:aws:iam::123456789012:policy/okta/okta-provisioning',
              attachment: true,
              keys: { a: 'AKIAEXAMPLEA', b: 'AKIAEXAMPLEB' },
            },
          },
        },
      },
    ],
  ]);
const load = (layout: string) =>
  withConfig({ files: files(layout) }, (directory) => loadConfig(directory, { today: '2026-06-15' }).federation);
const typesAndIds = ({ import: all = [] }: StackJson) =>
  all.map(({ to, id, provider }) => [String(to).split('.')[0], id, provider === undefined ? 'okta' : 'aws']);

const OKTA = [
  ['okta_app_saml', APP, 'okta'],
  ['okta_app_group_assignments', APP, 'okta'],
  ['okta_app_signon_policy', 'rst0001', 'okta'],
  ['okta_app_signon_policy_rule', 'rst0001/rul0001', 'okta'],
  ['okta_group', '00g0001', 'okta'],
  ['okta_group', '00g0002', 'okta'],
  ['okta_group_rule', '0pr0002', 'okta'],
  ['okta_group', '00g0003', 'okta'],
  ['okta_group_rule', '0pr0003', 'okta'],
];
const AWS = [
  ['aws_iam_saml_provider', ARN],
  ['aws_iam_account_alias', 'prod'],
  ['aws_iam_role', 'Okta-Prod-Admin'],
  ['aws_iam_role_policy_attachments_exclusive', 'Okta-Prod-Admin'],
  ['aws_iam_role_policies_exclusive', 'Okta-Prod-Admin'],
  ['aws_iam_role_policy', 'Okta-Prod-Admin:own'],
  ['aws_iam_role', 'legacy'],
  ['aws_iam_user', 'okta-provisioning'],
  ['aws_iam_policy', 'arn:aws:iam::123456789012:policy/okta/okta-provisioning'],
  ['aws_iam_user_policy_attachment', 'okta-provisioning/arn:aws:iam::123456789012:policy/okta/okta-provisioning'],
  ['aws_iam_access_key', 'AKIAEXAMPLEA'],
  ['aws_iam_access_key', 'AKIAEXAMPLEB'],
].map((each) => [...each, 'aws']);

test('every listed id becomes an import onto a resource that the stack has', () => {
  const stack = synthesizeSingle(load('single'));
  expect(typesAndIds(stack)).toHaveLength(OKTA.length + AWS.length);
  expect(typesAndIds(stack)).toEqual(expect.arrayContaining([...OKTA, ...AWS]));
  for (const { to } of stack.import ?? []) {
    const [type = '', name = ''] = String(to).split('.');
    expect(stack.resource?.[type]).toHaveProperty([name]);
  }
});

test('in the layout per-account, each import is in the stack of its resource', () => {
  const stacks = synthesize(load('per-account'));
  const okta = typesAndIds(stacks.get('okta') ?? {});
  const account = typesAndIds(stacks.get('account-123456789012') ?? {});
  expect(okta).toHaveLength(OKTA.length);
  expect(okta).toEqual(expect.arrayContaining(OKTA));
  expect(account).toHaveLength(AWS.length);
  expect(account).toEqual(expect.arrayContaining(AWS));
});

test('memberships are never imported, nor is what imports.yaml does not list', () => {
  const { import: all = [] } = synthesizeSingle(load('single'));
  expect(all.filter(({ to }) => /membership|Audit/.test(String(to)))).toEqual([]);
});

test('assigned groups keep Okta’s order and their priorities, and new ones come after them', () => {
  const { resource } = synthesizeSingle(load('single'));
  const [{ group } = { group: [] }] = Object.values(resource?.['okta_app_group_assignments'] ?? {});
  const listed = group as { id: string; priority: number }[];
  expect(listed.slice(0, 3).map(({ id, priority }) => [/legacy|Auditors|-Admin_/.exec(id)?.[0], priority])).toEqual([
    ['legacy', 7],
    ['Auditors', 0],
    ['-Admin_', 3],
  ]);
  expect(listed).toHaveLength(5);
});

test('an app that exists keeps its settings, and ours are put over them', () => {
  const stack = synthesizeSingle(load('single'));
  const [app] = Object.values(stack.resource?.['okta_app_saml'] ?? {});
  const [[name, data] = ['', undefined]] = Object.entries(stack.data?.['okta_app_saml'] ?? {});
  expect(data).toMatchObject({ id: APP });
  const settings = String(app?.['app_settings_json']);
  expect(settings).toContain(`jsondecode(data.okta_app_saml.${name}.app_settings_json)`);
  expect(settings).toContain('"joinAllRoles":true');
  expect(settings).toContain('arn:aws:iam::$${accountid}:saml-provider/Okta');
  expect(settings).not.toContain('identityProviderArn');
});

test('what people get is read as if the app were new, and other settings are known to stay', () => {
  const access = readAccess([stackDocument('federation', synthesizeSingle(load('single')) as JsonObject)]);
  expect(access.outside).toEqual([]);
  expect(access.broken).toEqual([]);
  expect(access.grants.map(({ managementGroup, role }) => `${managementGroup} ${role}`)).toEqual([
    'Admins Okta-Prod-Admin',
    'Admins legacy',
    'Auditors Okta-Prod-Audit',
  ]);
  const [app] = access.apps;
  expect(access.apps).toHaveLength(1);
  expect(app?.recipient).toEqual({ known: 'https://signin.aws.amazon.com/saml' });
  expect(app?.settings).toMatchObject({ known: { 'all others': 'as they are in Okta' } });
});

test('settings that are merged in another way are not followed', () => {
  const stack = synthesizeSingle(load('single'));
  const [app] = Object.values(stack.resource?.['okta_app_saml'] ?? {}) as Record<string, unknown>[];
  const original = String(app?.['app_settings_json']);
  for (const changed of [
    original.replace('overrideAcsURL', 'joinAllRoles'),
    original.replace('merge(', 'merge({"groupFilter":".*"}, '),
    original.replace('app_settings_json)', 'label)'),
    original.replace(/\)\)\}$/, ', {"groupFilter":".*"}))}'),
  ]) {
    Object.assign(app ?? {}, { app_settings_json: changed });
    const access = readAccess([stackDocument('federation', stack as JsonObject)]);
    expect(access.outside.map(({ name }) => name)).toEqual(['app_settings_json']);
    expect(access.grants).toEqual([]);
  }
});
