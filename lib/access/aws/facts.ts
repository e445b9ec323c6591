import type { IamUser, PolicyHolderOutside } from '../model/aws';
import type { Documents, Unknown } from '../../documents';
import { otherHolders } from './other-holders';
import { type ReadRole, roles } from './roles';
import { type ReadProvider, samlProviders, withApps } from './saml-providers';
import { iamUsers } from './users';

/** What the documents say about accounts. */
export interface AwsFacts {
  readonly roles: readonly ReadRole[];
  readonly providers: readonly ReadProvider[];
  readonly users: readonly IamUser[];
  readonly otherHolders: readonly PolicyHolderOutside[];
}

/** Of documents that both sides of a comparison have in common, the facts are the same objects. */
export function awsFacts(documents: Documents): AwsFacts {
  const found = documents.related().map(({ scopes, documents: group }) => kept(scopes) ?? keep(scopes, group));
  for (const { address, reason, subject } of found.flatMap(({ unknown }) => unknown))
    documents.report(address, reason, subject);
  return {
    roles: found.flatMap(({ roles: each }) => each),
    providers: withApps(
      found.flatMap(({ providers }) => providers),
      documents,
    ),
    users: found.flatMap(({ users }) => users),
    otherHolders: found.flatMap(({ otherHolders: each }) => each),
  };
}

interface Kept extends AwsFacts {
  readonly scopes: readonly object[];
  readonly unknown: readonly Unknown[];
}

/** By the first document of a group. */
const memory = new WeakMap<object, Kept>();

function kept(scopes: readonly object[]): Kept | undefined {
  const [first] = scopes;
  const facts = first && memory.get(first);
  const same = facts?.scopes.length === scopes.length && scopes.every((scope, i) => scope === facts.scopes[i]);
  return same ? facts : undefined;
}

function keep(scopes: readonly object[], group: Documents): Kept {
  const facts = {
    roles: roles(group),
    providers: samlProviders(group),
    users: iamUsers(group),
    otherHolders: otherHolders(group),
  };
  const made = { ...facts, scopes, unknown: group.unknown };
  const [first] = scopes;
  if (first) memory.set(first, made);
  return made;
}
