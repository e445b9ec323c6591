/** What a snapshot reads of Okta, with the scope that a service app has to be granted for it. */
export interface OktaRead {
  /** Of the path behind `/api/v1/`; the first that matches counts. */
  readonly path: RegExp;
  readonly scope: string;
  /** For people, e.g. `administrator roles`. */
  readonly what: string;
  /** The option that reads it; absent: it is always read. */
  readonly option?: '--people' | 'not with --no-admins';
}

/** @see https://developer.okta.com/docs/api/oauth2/ */
export const OKTA_READS: readonly OktaRead[] = [
  {
    ...{ path: /^(?:iam(?:\/|$)|(?:users|groups)\/[^/]+\/roles)/, scope: 'okta.roles.read' },
    ...{ what: 'administrator roles of people and groups', option: 'not with --no-admins' },
  },
  { path: /^api-tokens$/, scope: 'okta.apiTokens.read', what: 'API tokens', option: 'not with --no-admins' },
  {
    ...{ path: /^apps\/[^/]+\/grants$/, scope: 'okta.appGrants.read' },
    ...{ what: 'what service apps may do', option: 'not with --no-admins' },
  },
  { path: /^apps(?:\/|$)/, scope: 'okta.apps.read', what: 'the apps, their keys, metadata and assignments' },
  { path: /^groups(?:\/|$)/, scope: 'okta.groups.read', what: 'groups, group rules, members' },
  { path: /^policies(?:\/|$)/, scope: 'okta.policies.read', what: 'sign-on policies' },
  { path: /^users(?:\/|$)/, scope: 'okta.users.read', what: 'logins of people', option: '--people' },
  { path: /^logs$/, scope: 'okta.logs.read', what: 'who put people into groups', option: '--people' },
];

/** The scope that a request needs. @param path e.g. `/api/v1/groups/00g1/users?limit=200` */
export function scopeFor(path: string): string | undefined {
  const below = path.replace(/\?.*/, '').replace(/^\/api\/v1\//, '');
  return OKTA_READS.find(({ path: form }) => form.test(below))?.scope;
}

/** Every scope that a run with these options uses, sorted. */
export function scopesFor({ people, admins }: { readonly people: boolean; readonly admins: boolean }): string[] {
  return OKTA_READS.filter(({ option }) => (option === '--people' ? people : option === undefined || admins))
    .map(({ scope }) => scope)
    .sort();
}
