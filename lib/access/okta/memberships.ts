import { elements, Attribute, display, isValueObject, type Value, type Address, type Documents } from '../../documents';
import type { Groups } from './groups';

/** People whom the documents put into a group by hand, not by a rule. */
export interface Members {
  readonly logins: readonly string[];
  readonly addresses: readonly Address[];
}

/** Members by group name. */
export function membersOf(documents: Documents, groups: Groups): Map<string, Members> {
  const found = new Map<string, { logins: Set<string>; addresses: Set<Address> }>();
  const add = (group: Value, users: readonly Value[], address: Address) => {
    const named = groups.withId(group, address);
    if ('unknown' in named) {
      documents.report(address, `a membership of an unknown group: ${named.unknown}`);
      return;
    }
    const entry = found.get(named.known.name) ?? { logins: new Set(), addresses: new Set() };
    users.forEach((user) => entry.logins.add(loginOf(user, documents)));
    entry.addresses.add(address);
    found.set(named.known.name, entry);
  };
  const open = (value: Value | undefined, address: Address, what: string): readonly Value[] => {
    const { items, rest } = elements(value);
    for (const { reason } of rest) documents.report(address, `${what}: ${reason}`);
    return items;
  };
  for (const { address, argument } of documents.ofType('okta_group_memberships'))
    add(argument('group_id') ?? null, open(argument('users'), address, 'members'), address);
  // The form of provider versions before 4.
  for (const { address, argument } of documents.ofType('okta_group_membership'))
    add(argument('group_id') ?? null, [argument('user_id') ?? null], address);
  for (const { address, argument } of documents.ofType('okta_user_group_memberships'))
    for (const group of open(argument('groups'), address, 'groups of a user'))
      add(group, [argument('user_id') ?? null], address);
  for (const { address, argument } of documents.ofType('okta_group')) {
    const users = argument('users');
    const group = groups.at(address);
    if (users !== undefined && group) add(new Attribute(address, 'id'), open(users, address, 'members'), address);
  }
  return new Map(
    [...found].map(([name, { logins, addresses }]) => [
      name,
      { logins: [...logins].sort(), addresses: [...addresses].sort() },
    ]),
  );
}

/** The login behind a user's id: of `data.okta_user` what it searches for, of `okta_user` the login; else the id. */
function loginOf(user: Value, documents: Documents): string {
  if (!(user instanceof Attribute)) return display(user);
  const resource = documents.at(user.address);
  const login = resource?.argument('login') ?? resource?.argument('user_id');
  if (typeof login === 'string') return login;
  for (const search of elements(resource?.argument('search')).items)
    if (
      isValueObject(search) &&
      search['name'] === 'profile.login' &&
      (search['comparison'] ?? 'eq') === 'eq' &&
      typeof search['value'] === 'string'
    )
      return search['value'];
  return display(user);
}
