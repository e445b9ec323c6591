import type { Federation } from '../../config/model';

/** A resource of Okta's API that Terraform reads, and changes where `manages` says so. */
export interface OktaScope {
  /** First two parts of the scope's name, e.g. `okta.groups`. */
  readonly scope: string;
  readonly manages: boolean;
  /** What needs it. */
  readonly why: string;
}

/**
 * The scopes that a configuration needs of Okta's API. Each line is tested with the real provider: without it, a plan or
 * an apply fails.
 */
function oktaScopes({ okta, managementGroups }: Federation): readonly OktaScope[] {
  const listsPeople = managementGroups.some(({ members = [] }) => members.length > 0);
  return [
    { scope: 'okta.groups', manages: true, why: 'groups, group rules, memberships' },
    { scope: 'okta.apps', manages: true, why: 'the app, its keys and metadata, its assignments' },
    {
      scope: 'okta.policies',
      manages: okta.app.signOnPolicy !== undefined,
      why: 'the sign-on policy of the app; the provider looks for the default one where none is configured',
    },
    ...(listsPeople
      ? [{ scope: 'okta.users', manages: false, why: 'people in "members" are looked up by login' }]
      : []),
  ];
}

/** Scopes of the app that plans: it can read and change nothing. */
export function planScopes(federation: Federation): string[] {
  return oktaScopes(federation).map(({ scope }) => `${scope}.read`);
}

/** Scopes of the app that applies. */
export function applyScopes(federation: Federation): string[] {
  const manage = oktaScopes(federation).flatMap(({ scope, manages }) => (manages ? [`${scope}.manage`] : []));
  return [...planScopes(federation), ...manage];
}
