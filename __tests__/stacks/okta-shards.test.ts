import type { Federation } from '../../lib/config/model';
import { shardOf } from '../../lib/naming/shard';
import { account, adoptedRole, federation, idOf, managementGroup, role } from '../support/federation';
import { addresses, synthesize, type StackJson } from '../support/synthesize';

const names = ['Audit', 'Data', 'Mueller-Tech', 'Research', 'Sandbox', 'Shop', 'Tech', 'Web'];
const granted = (groups: readonly string[]) => ({ grants: groups.map((managementGroup) => ({ managementGroup })) });
const organization = (parts: Partial<Federation> = {}, shards = 1): Federation => {
  const config = federation({
    layout: 'per-account',
    managementGroups: ['Cloud Admins', 'R&D', 'Support'].map((name) => managementGroup(name)),
    accounts: names.map((name) =>
      account(name, {
        roles: [role('Admin', granted(['Cloud Admins'])), role('ReadOnly', granted(['R&D', 'Support']))],
        adopted: [adoptedRole('legacy', granted(['Support']))],
      }),
    ),
    ...parts,
  });
  const { okta } = config;
  const app = { ...okta.app, assign: 'management-groups' as const };
  return { ...config, okta: { ...okta, app, ...(shards === 1 ? {} : { shards }) } };
};
const shardsOf = (stacks: ReadonlyMap<string, StackJson>) =>
  [...stacks].filter(([name]) => name.startsWith('okta-')).map(([name, json]) => ({ name, json }));
const managed = (stacks: ReadonlyMap<string, StackJson>) =>
  addresses(stacks)
    .map((address) => address.slice(address.indexOf(':') + 1))
    .filter((address) => !address.startsWith('data.') && !address.startsWith('terraform_data.'))
    .sort();
const forms = [
  ['per role group', {}],
  ['per management group', { groupRules: 'per-management-group', ruleParts: 8 }],
] as const;

test('role groups and rules of an account are in the stack of its shard, and the app, groups and people are not', () => {
  const stacks = synthesize(organization({}, 4));
  const ids = names.map(idOf);
  expect(shardsOf(stacks).map(({ name }) => name)).toEqual(
    [...new Set(ids.map((id) => `okta-${shardOf(id, 4)}`))].sort(),
  );
  for (const { name, json } of shardsOf(stacks)) {
    const types = Object.keys(json.resource ?? {}).sort();
    expect(types).toEqual(['okta_group', 'okta_group_rule', 'terraform_data']);
    for (const id of ids) expect(JSON.stringify(json.resource).includes(id)).toBe(`okta-${shardOf(id, 4)}` === name);
    expect(json.terraform).not.toHaveProperty('required_providers.aws');
  }
  const okta = stacks.get('okta');
  expect(okta?.resource).not.toHaveProperty('okta_group_rule');
  expect(JSON.stringify(okta?.resource)).not.toContain('aws#');
  expect(Object.keys(okta?.resource?.['okta_group'] ?? {})).toHaveLength(3);
});

describe.each(forms)('with rules %s', (_, parts) => {
  test('every object has the address that it has in every other layout and number of shards', () => {
    const one = managed(synthesize(organization(parts)));
    for (const shards of [2, 4, 8]) expect(managed(synthesize(organization(parts, shards)))).toEqual(one);
    expect(managed(synthesize({ ...organization(parts), layout: 'single' }))).toEqual(one);
  });

  test('a rule reads management groups by an output of the stack okta, and every such output exists', () => {
    const stacks = synthesize(organization(parts, 4));
    const outputs = stacks.get('okta')?.output ?? {};
    let read = 0;
    for (const { json } of shardsOf(stacks))
      for (const rule of Object.values(json.resource?.['okta_group_rule'] ?? {})) {
        const references = [...String(rule['expression_value']).matchAll(/\$\{([^}]*)\}/g)].map(
          ([, path = '']) => path,
        );
        expect(references).not.toEqual([]);
        for (const path of references) {
          const [, output = ''] =
            /^data\.terraform_remote_state\.okta\.outputs\.(management_group_\w+)$/.exec(path) ?? [];
          expect(outputs[output]?.['value']).toMatch(/^\$\{okta_group\.ManagementGroup-[\w-]+\.id\}$/);
          read++;
        }
        const targets = rule['group_assignments'] as string[];
        for (const target of targets) {
          const [, address = ''] = /^\$\{okta_group\.(.*)\.id\}$/.exec(target) ?? [];
          expect(json.resource?.['okta_group']).toHaveProperty([address]);
        }
      }
    expect(read).toBeGreaterThan(names.length);
  });

  test('an account that comes or goes changes its own shard and its own stack, and nothing else', () => {
    const text = (config: Federation) =>
      new Map([...synthesize(config)].map(([name, json]) => [name, JSON.stringify(json)]));
    const all = organization(parts, 4);
    const without = { ...all, accounts: all.accounts.filter(({ name }) => name !== 'Shop') };
    const [now, then] = [text(all), text(without)];
    const changed = [...now.keys()].filter((name) => now.get(name) !== then.get(name));
    expect(changed.sort()).toEqual([`account-${idOf('Shop')}`, `okta-${shardOf(idOf('Shop'), 4)}`]);
  });

  test('rules of one stack are written one after the other', () => {
    for (const { json } of shardsOf(synthesize(organization(parts, 2)))) {
      const rules = json.resource?.['okta_group_rule'] ?? {};
      const first = Object.values(rules).filter((rule) => rule['depends_on'] === undefined);
      expect(first).toHaveLength(1);
      for (const rule of Object.values(rules))
        for (const before of (rule['depends_on'] ?? []) as string[])
          expect(rules).toHaveProperty([before.replace('okta_group_rule.', '')]);
    }
  });
});

test('the shard of an account that is retired stays, so that its objects are removed', () => {
  const config = organization({}, 8);
  const accounts = config.accounts.map((each) => (each.name === 'Shop' ? { ...each, retired: true } : each));
  const alone = accounts.filter(({ id, name }) => name === 'Shop' || shardOf(id, 8) !== shardOf(idOf('Shop'), 8));
  const json = synthesize({ ...config, accounts: alone }).get(`okta-${shardOf(idOf('Shop'), 8)}`);
  expect(json?.provider).toHaveProperty('okta');
  expect(json?.resource).not.toHaveProperty('okta_group');
});

test('twice as many shards split each shard in two, and move no account to another half', () => {
  for (const name of names) expect(shardOf(idOf(name), 16).startsWith(shardOf(idOf(name), 8))).toBe(true);
});

test('the number of parts changes in two applies: rules of both cuts, then the new ones', () => {
  const rulesOf = (config: Federation) =>
    new Map(
      [...synthesize(config).values()].flatMap(({ resource = {} }) =>
        Object.entries(resource['okta_group_rule'] ?? {}),
      ),
    );
  const form = { groupRules: 'per-management-group' } as const;
  const [before, between, after] = [
    rulesOf(organization(form)),
    rulesOf(organization({ ...form, ruleParts: 4, formerGroupRules: 'per-management-group' })),
    rulesOf(organization({ ...form, ruleParts: 4 })),
  ];
  expect([...between.keys()].sort()).toEqual([...new Set([...before.keys(), ...after.keys()])].sort());
  for (const [name, rule] of between) expect(rule['remove_assigned_users']).toBe(!before.has(name));
  for (const name of after.keys()) expect(String(between.get(name)?.['name'])).toMatch(/ \(new\)$/);
});

test('a rule that two cuts share is one rule, which keeps its name and its members', () => {
  const form = { groupRules: 'per-management-group' } as const;
  const rulesOf = (parts: Partial<Federation>) =>
    new Map(
      [...synthesize(organization(parts)).values()].flatMap(({ resource = {} }) =>
        Object.entries(resource['okta_group_rule'] ?? {}),
      ),
    );
  const many = names.flatMap((name) =>
    account(name, {
      roles: Array.from({ length: shardOf(idOf(name), 2) === '0' ? 10 : 60 }, (_, i) =>
        role(`Role${i}`, granted(['Support'])),
      ),
    }),
  );
  const [two, both] = [
    rulesOf({ ...form, accounts: many, ruleParts: 2 }),
    rulesOf({ ...form, accounts: many, ruleParts: 4, formerGroupRules: 'per-management-group', formerRuleParts: 2 }),
  ];
  const shared = [...two].filter(([name]) => both.get(name)?.['remove_assigned_users'] === true);
  expect(shared.length).toBeGreaterThan(1);
  for (const [name, rule] of shared) expect(both.get(name)?.['name']).toBe(rule['name']);
  expect(both.size).toBeGreaterThan(two.size);
});
