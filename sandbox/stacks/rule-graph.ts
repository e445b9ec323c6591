import type { Stack } from './read-stacks';

/** What the group rules of a plan say, by the names of the groups. */
export interface RuleGraph {
  /** Names of the groups that rules read, sorted. */
  readonly managementGroups: readonly string[];
  /** Names of the role groups that a member of these management groups is put into, sorted. */
  roleGroupsFor(managementGroups: readonly string[]): string[];
}

const REFERENCE = /\$\{((?:data\.)?okta_group\.[^.}]+)\.id\}/g;

/** Reads management groups and what they lead to out of the rules of a plan. */
export function ruleGraphOf(stacks: readonly Stack[]): RuleGraph {
  const names = new Map<string, string>();
  for (const { json } of stacks)
    for (const [prefix, blocks] of [
      ['okta_group', json.resource?.['okta_group']],
      ['data.okta_group', json.data?.['okta_group']],
    ] as const)
      for (const [id, { name }] of Object.entries(blocks ?? {}))
        if (typeof name === 'string') names.set(`${prefix}.${id}`, name);

  const namesIn = (text: string) =>
    [...text.matchAll(REFERENCE)].flatMap(([, address = '']) => names.get(address) ?? []);
  const edges = stacks
    .flatMap(({ json }) => Object.values(json.resource?.['okta_group_rule'] ?? {}))
    .map(({ expression_value: expression, group_assignments: targets }) => ({
      reads: namesIn(String(expression)),
      targets: Array.isArray(targets) ? targets.flatMap((target) => namesIn(String(target))) : [],
    }));
  return {
    managementGroups: [...new Set(edges.flatMap(({ reads }) => reads))].sort(),
    roleGroupsFor: (groups) =>
      [
        ...new Set(edges.flatMap(({ reads, targets }) => (reads.some((name) => groups.includes(name)) ? targets : []))),
      ].sort(),
  };
}

/** `<account id> <role>` of a role group's name, `aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012`. */
export function roleOfGroup(name: string): string {
  const [, , role = '', accountId = ''] = name.split('#');
  return `${accountId} ${role}`;
}

/** `<account id> <role>` of an ARN, whatever the role's path. */
export function roleOfArn(arn: string): string {
  const [, , , , accountId = '', resource = ''] = arn.split(':');
  return `${accountId} ${resource.split('/').pop() ?? ''}`;
}
