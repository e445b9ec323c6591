import fc from 'fast-check';
import { loadConfig } from '../../lib/config/load';
import type { Federation } from '../../lib/config/model';
import { applyGroupFilter } from '../../lib/naming/group-filter';
import { shardOf } from '../../lib/naming/shard';
import { RoleGroupName } from '../../lib/naming/role-group-name';
import { arbitraryConfig, TODAY, type GeneratedConfig } from '../support/arbitrary-config';
import { referencesIn } from '../support/references';
import { addresses, stacksOf, synthesizedFiles, type Block, type StackJson } from '../support/synthesize';
import { withConfig } from '../support/write-config';

const load = (config: GeneratedConfig): Federation =>
  withConfig(config, (directory) => loadConfig(directory, { today: TODAY }).federation);
const stacks = (config: GeneratedConfig): Map<string, StackJson> => stacksOf(synthesizedFiles(load(config)));
const blocks = (all: ReadonlyMap<string, StackJson>, type: string): [string, Block][] =>
  [...all.values()].flatMap(({ resource = {} }) => Object.entries(resource[type] ?? {}));
const forEvery = (check: (config: GeneratedConfig) => void, numRuns = 25) =>
  fc.assert(fc.property(arbitraryConfig(), check), { numRuns });
const unescaped = (value: unknown) => String(value).replaceAll('$${', '${').replaceAll('%%{', '%{');

test('it synthesizes, twice to the same bytes', () => {
  forEvery((config) => {
    const federation = load(config);
    expect([...synthesizedFiles(federation)]).toEqual([...synthesizedFiles(federation)]);
  }, 15);
});

test('every role group is read by the filter as the role and account it came from', () => {
  forEvery((config) => {
    for (const [, { name }] of blocks(stacks(config), 'okta_group')) {
      if (!String(name).startsWith('aws#')) continue;
      const { role, accountId } = RoleGroupName.parse(String(name)).parts;
      expect(applyGroupFilter(String(name))).toEqual({ role, accountId });
    }
  });
});

test('the role of every role group exists in its account, and trusts the provider there', () => {
  forEvery((config) => {
    const all = stacks(config);
    const providers = [...all.values()].flatMap(({ provider = {} }) => provider['aws'] ?? []);
    const accountOf = ({ provider }: Block) =>
      (providers.find(({ alias }) => `aws.${String(alias)}` === provider)?.['allowed_account_ids'] as string[])[0];
    for (const [, { name }] of blocks(all, 'okta_group')) {
      if (!String(name).startsWith('aws#')) continue;
      const { role, accountId } = RoleGroupName.parse(String(name)).parts;
      const found = blocks(all, 'aws_iam_role').filter(
        ([, block]) => block['name'] === role && accountOf(block) === accountId,
      );
      expect(found).toHaveLength(1);
      const [saml] = blocks(all, 'aws_iam_saml_provider').filter(([, block]) => accountOf(block) === accountId);
      expect(saml).toBeDefined();
      const arn = `:iam::${accountId}:saml-provider/${String(saml?.[1]['name'])}"`;
      expect(String(found[0]?.[1]['assume_role_policy'])).toContain(arn);
    }
  });
});

test('rules give exactly what the configuration grants', () => {
  forEvery((config) => {
    const all = stacks(config);
    const names = new Map<string, string>();
    for (const { resource = {}, data = {} } of all.values())
      for (const [prefix, named] of [
        ['', resource['okta_group']],
        ['data.', data['okta_group']],
      ] as const)
        for (const [id, block] of Object.entries(named ?? {}))
          names.set(`\${${prefix}okta_group.${id}.id}`, unescaped(block['name'] ?? demandedName(block)));
    for (const [output, { value }] of Object.entries(all.get('okta')?.output ?? {}))
      names.set(`\${data.terraform_remote_state.okta.outputs.${output}}`, names.get(String(value)) ?? '');
    const given = blocks(all, 'okta_group_rule').flatMap(([, rule]) => {
      expect(rule).toMatchObject({ status: 'ACTIVE', remove_assigned_users: true });
      const readers = String(rule['expression_value']).match(/\$\{[^}]*\}/g) ?? [];
      return readers.flatMap((reader) =>
        (rule['group_assignments'] as string[]).map((target) => [names.get(reader), names.get(target)]),
      );
    });
    const declared = config.grants.map(({ managementGroup, roleGroup }) => [managementGroup, roleGroup]);
    expect(given.map((pair) => JSON.stringify(pair)).sort()).toEqual(
      declared.map((pair) => JSON.stringify(pair)).sort(),
    );
  });
});

test('exactly the role groups, unless they are in shards, and the management groups that are granted something are assigned to the app', () => {
  forEvery((config) => {
    const all = stacks(config);
    const roleGroups = blocks(all, 'okta_group').filter(([, { name }]) => String(name).startsWith('aws#'));
    const assigned = blocks(all, 'okta_app_group_assignments').flatMap(
      ([, { group }]) => (group ?? []) as { id: string }[],
    );
    const ids = assigned.map(({ id }) => id);
    const granted = new Set(config.grants.map(({ managementGroup }) => managementGroup));
    expect(ids.filter((id) => id.includes('RoleGroup')).sort()).toEqual(
      config.shards > 1 ? [] : roleGroups.map(([id]) => `\${okta_group.${id}.id}`).sort(),
    );
    expect(ids.filter((id) => !id.includes('RoleGroup'))).toHaveLength(granted.size);
  });
});

test('what a stack refers to is in it, and what it reads of the other is an output there', () => {
  forEvery((config) => {
    const all = stacks(config);
    for (const [name, json] of all) {
      const own = addresses(new Map([[name, json]])).map((address) => address.slice(name.length + 1));
      expect(own).toEqual(expect.arrayContaining(referencesIn(json)));
      const outputs = JSON.stringify(json).matchAll(/terraform_remote_state\.okta\.outputs\.(\w+)/g);
      for (const [, output = ''] of outputs) expect(all.get('okta')?.output).toHaveProperty(output);
    }
  });
});

test('no token of CDKTF is left, and no credential is written anywhere', () => {
  forEvery((config) => {
    const text = [...synthesizedFiles(load(config)).values()].join('\n');
    expect(text).not.toMatch(/TfToken|unresolved/);
    expect(text).not.toMatch(/"(access_key|secret_key|token|api_token|private_key|http_proxy|endpoints)":/);
  });
});

test('removing one account changes no other address', () => {
  forEvery((config) => {
    const [, gone] = [...config.accounts, undefined, undefined];
    if (gone === undefined) return;
    const federation = load(config);
    const { provisioningUser, ...rest } = federation;
    // The user lives in the first account, or it would have to move.
    const home = provisioningUser && provisioningUser.account !== gone ? { provisioningUser } : {};
    const before = addresses(stacksOf(synthesizedFiles({ ...rest, ...home })));
    const without = federation.accounts.filter(({ name }) => name !== gone);
    const after = addresses(stacksOf(synthesizedFiles({ ...rest, ...home, accounts: without })));
    const id = federation.accounts.find(({ name }) => name === gone)?.id ?? '';
    const shard = shardOf(id, config.shards);
    const alone = without.every((account) => shardOf(account.id, config.shards) !== shard);
    const ofTheGone = (address: string) =>
      (alone && address.startsWith(`okta-${shard}:`)) ||
      address.includes(`-${id}_`) ||
      address.includes(`-${id}-`) ||
      address.startsWith(`account-${id}:`);
    // With the last rule of a shard goes what it reads.
    const rules = (address: string) =>
      address.includes('okta_group_rule.ManagementGroup-') || address.startsWith(`okta-${shard}:data.terraform_remote`);
    expect(after.filter((address) => !rules(address))).toEqual(
      before.filter((address) => !ofTheGone(address) && !rules(address)),
    );
    // A management group that was granted roles in this account only has no rule any more.
    expect(before.filter(rules)).toEqual(expect.arrayContaining(after.filter(rules)));
  });
});

/** Of a group that is looked up by its id: the name that it has to have. */
function demandedName(block: object): unknown {
  const [, name = '""'] = /self\.name == (".*")\}/.exec(postcondition(block)) ?? [];
  return JSON.parse(name);
}

function postcondition(block: object): string {
  const { lifecycle } = block as { lifecycle?: { postcondition?: { condition: string }[] } };
  return lifecycle?.postcondition?.[0]?.condition ?? '';
}
