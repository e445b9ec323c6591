import type { Access, ManagementGroup, Role, RoleGroup } from '../access';
import { stackOf, terraformAddress } from './address';
import { compareGrants } from './grants/compare-grants';
import { arnOf, blocksIn, missing } from './lookup';
import { memo } from './memo';
import type { Edit, RuleSighting } from './model';
import { groupBy, joined } from './order';
import { edit, keyOfGroup, MANAGEMENT_GROUPS, roleFile, roleKeyAt } from './places';
import { known } from './read';
import { yamlText } from './yaml';

/** What is gone and what is new although they may be the same, with the lines that say so. */
export function findRenamed(before: Access, after: Access): RuleSighting[] {
  return [...managementGroups(before, after), ...roles(before, after)];
}

const addressOf = ({ address }: { readonly address: string }) => address;

function managementGroups(before: Access, after: Access): RuleSighting[] {
  const made = ({ managementGroups: groups }: Access) => groups.filter(({ existing }) => !existing);
  const forgotten = new Set(after.forgotten);
  const gone = missing(made(before), after.managementGroups, addressOf).filter(
    ({ address }) => !forgotten.has(address),
  );
  if (gone.length === 0) return [];
  const moved = movedTo(after);
  const come = missing(made(after), before.managementGroups, addressOf).filter(({ address }) => !moved.has(address));
  if (come.length === 0) return [];
  const [had, has] = [rolesOfGroups(before), rolesOfGroups(after)];
  return gone.flatMap((group) => {
    const roleArns = had.get(group.name) ?? [];
    const candidates = come.filter(({ name }) =>
      sameRoles(roleArns, has.get(name) ?? [], come.length + gone.length === 2),
    );
    return candidates.length === 0 ? [] : [groupSighting([before, after], group, candidates, roleArns.length)];
  });
}

function groupSighting(
  [before, after]: readonly [Access, Access],
  { name, address }: ManagementGroup,
  candidates: readonly ManagementGroup[],
  roleCount: number,
): RuleSighting {
  const names = candidates.map((group) => group.name).sort();
  const evidence = `it is deleted with its members, who lose ${amountOf(roleCount)}, and ${names.join(' or ')} is created without anybody in it`;
  const [only] = candidates;
  // Of several, a wrong guess would give people the roles of another group.
  if (only === undefined || candidates.length > 1) return { subject: name, address, evidence };
  const formerly = [['formerly', yamlText(keyOfGroup(before, name))]] as const;
  return {
    subject: name,
    address,
    evidence,
    edits: [edit(MANAGEMENT_GROUPS, [keyOfGroup(after, only.name)], formerly)],
  };
}

function amountOf(count: number): string {
  return count === 1 ? '1 role' : `${count} roles`;
}

function rolesOfGroups({ grants }: Access): ReadonlyMap<string, string[]> {
  return new Map(
    [...groupBy(grants, ({ managementGroup }) => managementGroup)].map(([name, list]) => [
      name,
      list.map(({ roleArn }) => roleArn).sort(),
    ]),
  );
}

/** The only group that is gone and the only one that is new may differ in a role. */
function sameRoles(one: readonly string[], other: readonly string[], areOnly: boolean): boolean {
  if (areOnly) return one.length + other.length === 0 || one.some((arn) => other.includes(arn));
  return one.length > 0 && joined(one) === joined(other);
}

/** Addresses to which an object of another address moves. */
function movedTo(access: Access): ReadonlySet<string> {
  const { plans = [] } = access;
  const declared = blocksIn(access).flatMap(({ address }) => {
    const [, to] = /^moved\.(.*)$/.exec(terraformAddress(address)) ?? [];
    return to === undefined ? [] : [`${stackOf(address)}:${to}`];
  });
  const planned = plans.flatMap(({ changes }) =>
    changes.flatMap(({ address, previousAddress }) => (previousAddress === undefined ? [] : [address])),
  );
  return new Set([...declared, ...planned]);
}

interface KeyedRole {
  readonly role: Role;
  readonly key: string;
  readonly accountId: string;
}

/** Roles by account and key, where they are declared as this product does. */
function keyed({ roles: list }: Access): ReadonlyMap<string, KeyedRole> {
  return new Map(
    list.flatMap((role) => {
      const [key, accountId] = [roleKeyAt(role.address), known(role.accountId)];
      if (key === undefined || accountId === undefined || role.adopted) return [];
      return [[joined([accountId, key]), { role, key, accountId }] as const];
    }),
  );
}

function roles(before: Access, after: Access): RuleSighting[] {
  const itself = (role: Role) => role;
  if (
    missing(before.roles, after.roles, itself).length === 0 ||
    missing(after.roles, before.roles, itself).length === 0
  )
    return [];
  const [then, now] = [keyed(before), keyed(after)];
  const [arnsBefore, arnsAfter] = [new Set(before.roles.map(arnOf)), new Set(after.roles.map(arnOf))];
  const forgotten = new Set(after.forgotten);
  const gone = [...then].flatMap(([id, each]) =>
    now.has(id) || arnsAfter.has(arnOf(each.role)) || forgotten.has(each.role.address) ? [] : [each],
  );
  const come = [...now].flatMap(([id, each]) => (then.has(id) || arnsBefore.has(arnOf(each.role)) ? [] : [each]));
  if (gone.length === 0 || come.length === 0) return [];
  const proven = new Map(compareGrants(before, after).renames.map(({ from, to }) => [from.roleArn, to.roleArn]));
  const groups = groupBy([...before.grants, ...after.grants], ({ roleArn }) => roleArn);
  const groupsOf = ({ role }: KeyedRole) =>
    (groups.get(arnOf(role)) ?? []).map(({ managementGroup }) => managementGroup);
  const [goneIn, comeIn] = [groupBy(gone, ({ accountId }) => accountId), groupBy(come, ({ accountId }) => accountId)];
  return gone.flatMap((was) => {
    const others = comeIn.get(was.accountId) ?? [];
    const areOnly = others.length === 1 && goneIn.get(was.accountId)?.length === 1;
    const is = others.find(
      (each) =>
        proven.get(arnOf(was.role)) === arnOf(each.role) ||
        (areOnly && groupsOf(was).some((group) => groupsOf(each).includes(group))),
    );
    return is === undefined ? [] : [roleSighting(after, was, is, [...new Set(groupsOf(was))].sort())];
  });
}

function roleSighting(after: Access, was: KeyedRole, is: KeyedRole, groups: readonly string[]): RuleSighting {
  return {
    subject: arnOf(was.role),
    address: was.role.address,
    evidence: `role ${was.key} is deleted while ${is.key} is created; ${groups.join(', ')} may lack both in between`,
    edits: [renameOfRole(after, was, is)],
  };
}

function renameOfRole(after: Access, was: KeyedRole, { role, key, accountId }: KeyedRole): Edit {
  const roleGroup = groupOfRole(after).get(arnOf(role));
  const apart = roleGroup !== undefined && stackOf(roleGroup.address) !== stackOf(role.address);
  const formerly = ['formerly', yamlText(was.key)] as const;
  // Okta's stack and the account's are applied one after the other.
  return edit(roleFile(after, accountId, key), ['roles', key], apart ? [formerly, ['switched', 'false']] : [formerly]);
}

const groupOfRole = memo(
  ({ roleGroups }: Access): ReadonlyMap<string, RoleGroup> =>
    new Map(roleGroups.flatMap((group) => (group.asserted ?? []).map(({ roleArn }) => [roleArn, group] as const))),
);
