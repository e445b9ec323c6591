import {
  acceptances,
  elements,
  known,
  readBoolean,
  readText,
  Attribute,
  display,
  Text,
  type Value,
  type Read,
  type Resource,
  type Documents,
} from '../../documents';
import type { GroupRule } from '../model/okta';
import type { Group, Groups } from './groups';
import { groupsRead } from './membership-expression';

/** A rule with what it makes of people. */
export interface ReadRule {
  readonly rule: GroupRule;
  readonly targets: readonly Group[];
  readonly reads: readonly Group[];
}

/** A rule that is made without a status is active. @see https://registry.terraform.io/providers/okta/okta/latest/docs/resources/group_rule */
const DEFAULT_STATUS = 'ACTIVE';
const EXPRESSION_TYPE = 'urn:okta:expression:1.0';

export function groupRules(documents: Documents, groups: Groups): ReadRule[] {
  return documents.ofType('okta_group_rule').map((resource) => groupRule(resource, documents, groups));
}

function groupRule(resource: Resource, documents: Documents, groups: Groups): ReadRule {
  const { address, argument } = resource;
  const name = known(readText(argument('name'))) ?? address;
  const expression = argument('expression_value') ?? '';
  const reads = readsOf(argument('expression_type'), expression, address, groups);
  const targets = targetsOf(argument('group_assignments'), address, groups);
  const status = readText(argument('status'), DEFAULT_STATUS);
  if ('unknown' in status) documents.report(address, `whether the rule is active: ${status.unknown}`, name);
  const remove = readBoolean(argument('remove_assigned_users'), false);
  if ('unknown' in remove)
    documents.report(address, `whether the rule takes members away again: ${remove.unknown}`, name);
  const excluded = elements(argument('users_excluded'));
  const excludedUsers = [...excluded.items, ...excluded.rest].map(display).sort();
  return {
    rule: {
      address,
      accept: acceptances(resource),
      name,
      status: known(status) ?? 'unknown',
      removeAssignedUsers: known(remove) ?? false,
      expression: named(expression, groups),
      reads: names(reads),
      targets: names(targets.all),
      ...(excludedUsers.length > 0 ? { excludedUsers } : {}),
    },
    reads: known(reads) ?? [],
    targets: targets.found,
  };
}

function readsOf(type: Value | undefined, expression: Value, address: string, groups: Groups): Read<readonly Group[]> {
  if (type !== undefined && type !== EXPRESSION_TYPE)
    return { unknown: `expressions of type ${display(type)} are not read` };
  const references = groupsRead(expression);
  if ('unknown' in references) return references;
  const found: Group[] = [];
  for (const reference of references.known) {
    const group: Read<Group> =
      'name' in reference
        ? { known: groups.mentioned(reference.name, address) }
        : groups.withId('id' in reference ? reference.id : reference.attribute, address);
    if ('unknown' in group) return group;
    found.push(group.known);
  }
  return { known: found };
}

function targetsOf(
  value: Value | undefined,
  address: string,
  groups: Groups,
): { all: Read<readonly Group[]>; found: readonly Group[] } {
  const { items, rest } = elements(value);
  const read = items.map((item) => groups.withId(item, address));
  const found = read.flatMap((group) => ('known' in group ? [group.known] : []));
  const unknown = rest[0]?.reason ?? read.flatMap((group) => ('unknown' in group ? [group.unknown] : []))[0];
  return { all: unknown === undefined ? { known: found } : { unknown }, found };
}

function names(groups: Read<readonly Group[]>): Read<readonly string[]> {
  return 'known' in groups ? { known: [...new Set(groups.known.map(({ name }) => name))].sort() } : groups;
}

/** The expression with names in the place of ids. */
function named(expression: Value, groups: Groups): string {
  if (!(expression instanceof Text)) return groups.withNames(display(expression));
  return expression.parts
    .map((part) =>
      part instanceof Attribute ? (groups.at(part.address)?.name ?? display(part)) : groups.withNames(display(part)),
    )
    .join('');
}
