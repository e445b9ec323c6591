import type { Federation } from '../../lib/config/model';
import { account, adoptedRole, federation, managementGroup, role } from '../support/federation';
import { addresses, resources, synthesize, type StackJson } from '../support/synthesize';

const layouts = ['single', 'per-account'] as const;
const ID = '123456789012';
const tech = (name: string, parts: Parameters<typeof account>[1] = {}) =>
  account(name, { id: ID, adopted: [adoptedRole('legacy')], ...parts });
const names = (stacks: ReadonlyMap<string, StackJson>, type: string) =>
  [...stacks.values()].flatMap((json) => [...resources(json, type).keys()]).sort();
const moves = (stacks: ReadonlyMap<string, StackJson>) =>
  [...stacks.values()].flatMap(({ moved = [] }) => moved.map(({ from, to }) => [String(from), String(to)] as const));

describe.each(layouts)('in the layout %s', (layout) => {
  const synth = (parts: Parameters<typeof federation>[0]) => synthesize(federation({ layout, ...parts }));

  test('no address changes with a name that people see', () => {
    const before = addresses(synth({ accounts: [tech('Tech')], managementGroups: [managementGroup('Support')] }));
    const after = addresses(
      synth({
        accounts: [tech('Technology')],
        managementGroups: [{ ...managementGroup('Support'), name: 'Customer Support' }],
        identityProvider: 'Okta-Prod',
        app: { label: 'AWS' },
      }),
    );
    expect(after).toEqual(before);
  });

  test('while an account is renamed, its roles exist under both names, and Okta uses one', () => {
    const state = (switched: boolean) => synth({ accounts: [tech('Lab', { change: { formerly: 'Tech', switched } })] });
    for (const switched of [false, true])
      expect(names(state(switched), 'aws_iam_role')).toEqual(['Okta-Lab-ReadOnly', 'Okta-Tech-ReadOnly', 'legacy']);
    expect(names(state(false), 'okta_group')).toContain(`aws#Tech#Okta-Tech-ReadOnly#${ID}`);
    expect(names(state(true), 'okta_group')).toContain(`aws#Lab#Okta-Lab-ReadOnly#${ID}`);
    expect(names(state(true), 'okta_group')).toContain(`aws#Lab#legacy#${ID}`);
  });

  test('the former role stays the object that people use: it moves to the place of its name, and back once it is settled', () => {
    const before = addresses(synth({ accounts: [tech('Tech')] }));
    const between = synth({ accounts: [tech('Lab', { change: { formerly: 'Tech', switched: false } })] });
    const roleMoves = moves(between).filter(([from]) => from.startsWith('aws_iam_role'));
    expect(roleMoves).toHaveLength(3);
    for (const [from, to] of roleMoves) {
      expect(before.map((address) => address.replace(/^[^:]*:/, ''))).toContain(from);
      expect(to).toContain('_RoleName-Okta-Tech-ReadOnly_');
    }
    const settled = synth({ accounts: [tech('Lab')] });
    expect(addresses(settled)).toEqual(before);
    for (const [from, to] of moves(settled).filter(([from]) => from.startsWith('aws_iam_role'))) {
      expect(from).toContain('_RoleName-Okta-Lab-ReadOnly_');
      expect(to).toContain('_Role-ReadOnly_');
    }
  });

  test('a role that gets another key takes its group along, and its former role', () => {
    const withKey = (key: string, change?: { formerly: string; switched: boolean }) =>
      synth({ accounts: [tech('Tech', { roles: [role(key, change ? { change } : {})] })] });
    const between = withKey('Reader', { formerly: 'ReadOnly', switched: true });
    const was = addresses(withKey('ReadOnly')).map((address) => address.replace(/^[^:]*:/, ''));
    expect(moves(between).map(([from]) => from.replace(/\..*/, ''))).toEqual(
      expect.arrayContaining(['aws_iam_role', 'okta_group', 'okta_group_rule']),
    );
    for (const [from, to] of moves(between)) if (!/SamlProvider|-Reader_/.test(to)) expect(was).toContain(from);
    expect(names(between, 'aws_iam_role')).toEqual(['Okta-Tech-ReadOnly', 'Okta-Tech-Reader', 'legacy']);
  });

  test('a management group that gets another key keeps its object and members', () => {
    const group = (key: string, formerly?: string) => ({
      ...managementGroup(key, { members: ['ada@mueller-tech.com'] }),
      ...(formerly === undefined ? {} : { formerly }),
    });
    const of = (managementGroups: Federation['managementGroups'], grantee: string) =>
      synth({
        managementGroups,
        groupRules: 'per-management-group',
        accounts: [
          tech('Tech', { adopted: [], roles: [role('ReadOnly', { grants: [{ managementGroup: grantee }] })] }),
        ],
      });
    const was = addresses(of([group('Support')], 'Support')).map((address) => address.replace(/^[^:]*:/, ''));
    const between = of([group('Helpdesk', 'Support')], 'Helpdesk');
    for (const [from] of moves(between).filter(([from]) => from.startsWith('okta_'))) expect(was).toContain(from);
    expect(moves(between).map(([from]) => from.replace(/\..*/, ''))).toEqual(
      expect.arrayContaining(['okta_group', 'okta_group_memberships', 'okta_group_rule']),
    );
  });

  test('while the SAML provider is renamed, every role trusts both, and the app names one', () => {
    const state = (switched: boolean) =>
      synth({
        accounts: [tech('Tech')],
        identityProvider: 'Okta-Prod',
        identityProviderChange: { formerly: 'Okta', switched },
      });
    for (const switched of [false, true]) {
      const stacks = state(switched);
      expect(names(stacks, 'aws_iam_saml_provider')).toEqual(['Okta', 'Okta-Prod']);
      const trusts = [...stacks.values()].flatMap((json) =>
        [...resources(json, 'aws_iam_role').values()].map(({ assume_role_policy: policy }) => String(policy)),
      );
      expect(trusts).toHaveLength(3);
      for (const trust of trusts)
        expect(trust).toContain(
          `"Federated":["arn:aws:iam::${ID}:saml-provider/Okta-Prod","arn:aws:iam::${ID}:saml-provider/Okta"]`,
        );
      const [app = ''] = [...stacks.values()].flatMap((json) =>
        [...resources(json, 'okta_app_saml', 'label').values()].map(({ app_settings_json: settings }) =>
          String(settings),
        ),
      );
      expect(app).toContain(`saml-provider/${switched ? 'Okta-Prod' : 'Okta'},`);
      expect(names(stacks, 'okta_group')).toContain(`aws#Tech#${switched ? 'Okta-Prod' : 'Okta'}-Tech-ReadOnly#${ID}`);
    }
  });

  test('while the form of the group rules changes, both exist, and the former ones keep their members', () => {
    const json = synth({ groupRules: 'per-management-group', formerGroupRules: 'per-role-group' });
    const rules = [...json.values()].flatMap((stack) => Object.values(stack.resource?.['okta_group_rule'] ?? {}));
    expect(rules.map(({ remove_assigned_users: removes }) => removes).sort()).toEqual([false, true]);
    expect(rules.every(({ lifecycle }) => lifecycle === undefined)).toBe(true);
    const [kept] = rules.filter(({ remove_assigned_users: removes }) => removes === false);
    const [made] = rules.filter(({ remove_assigned_users: removes }) => removes === true);
    expect(kept?.['depends_on']).toBeUndefined();
    expect(String(made?.['name'])).toMatch(/\(new\)$/);
  });
});

test('in one stack, Okta names a role once it exists with its policies', () => {
  const json = synthesize(federation({ accounts: [tech('Tech')] })).get('federation');
  const groups = [...resources(json ?? {}, 'okta_group')].filter(([name]) => name.startsWith('aws#'));
  expect(groups).toHaveLength(2);
  for (const [, { depends_on: on }] of groups)
    expect((on as string[]).some((address) => /^aws_iam_role(_policies_exclusive)?\./.test(address))).toBe(true);
});

describe('what was applied is remembered, and the plan refuses', () => {
  const applied = (parts: Parameters<typeof federation>[0], id: string) => {
    const blocks = [...synthesize(federation(parts)).values()].flatMap((json) =>
      Object.entries(json.resource?.['terraform_data'] ?? {}),
    );
    const [, block] = blocks.find(([name]) => new RegExp(`(^|_)${id}`).test(name)) ?? [];
    return { value: block?.['input'], fixed: block?.['lifecycle'] !== undefined };
  };
  const user = (keys: readonly ('a' | 'b')[]) => ({
    provisioningUser: { account: 'Mueller-Tech', name: 'okta', keys },
  });
  const key = (name: string, emergency: boolean) => ({ app: { signingKey: { name, yearsValid: 2, emergency } } });

  test.each<[string, Parameters<typeof federation>[0], string, unknown, boolean]>([
    ['another org', {}, 'Owner', 'mueller-tech.okta.com/aws', true],
    ['another form of group rules', {}, 'GroupRulesForm', 'per-role-group', true],
    [
      'none where the former form is named',
      { formerGroupRules: 'per-management-group' },
      'GroupRulesForm',
      'per-role-group',
      false,
    ],
    ['another signing key', key('2027', false), 'SigningKey', '2027', true],
    ['none in an emergency', key('2027', true), 'SigningKey', '2027', false],
    ['none where the app keeps its key', {}, 'SigningKey', '', false],
    ['the other key slot alone', user(['b']), 'NewestKey', 'b', true],
    ['none while both slots have a key', user(['a', 'b']), 'NewestKey', 'b', false],
    ['another account name', { layout: 'per-account' }, 'Accounts_Name', 'Mueller-Tech', true],
    ['none in one stack, where the order is Terraform’s', {}, 'Accounts_Name', 'Mueller-Tech', false],
    ['another path, or app', {}, 'Fixed', 'an app of this configuration, roles in /', true],
  ])('%s', (_, parts, id, value, fixed) => expect(applied(parts, id)).toEqual({ value, fixed }));
});

test('members that are released leave the state, and stay in the group', () => {
  const of = (parts: Partial<Federation['managementGroups'][number]>) =>
    synthesize(federation({ managementGroups: [managementGroup('Support', parts)] })).get('federation');
  const listed = of({ members: ['ada@mueller-tech.com'] });
  const [memberships = ''] = Object.keys(listed?.resource?.['okta_group_memberships'] ?? {});
  const ofGroups = (json: StackJson | undefined) =>
    json?.removed?.filter(({ from }) => String(from).startsWith('okta_group'));
  expect(ofGroups(of({ release: 'members' }))).toEqual([
    { from: `okta_group_memberships.${memberships}`, lifecycle: { destroy: false } },
  ]);
  expect(ofGroups(of({}))).toEqual([]);
  const [group = ''] = Object.keys(listed?.resource?.['okta_group'] ?? {}).filter((name) => name.startsWith('Man'));
  expect(of({ existing: true, release: 'group' })?.removed).toContainEqual({
    from: `okta_group.${group}`,
    lifecycle: { destroy: false },
  });
});
