import type { Acceptance, Access } from '../access';

export interface PlacedAcceptance extends Acceptance {
  readonly address: string;
}

/** Every acceptance that the documents hold, with the resource whose comment says it. */
export function acceptancesIn(access: Access): PlacedAcceptance[] {
  const { apps, managementGroups, roleGroups, roles, rules, samlProviders, users } = access;
  return [...apps, ...managementGroups, ...roleGroups, ...roles, ...rules, ...samlProviders, ...users].flatMap(
    ({ address, accept }) => accept.map(({ rule, reason }) => ({ rule, reason, address })),
  );
}
