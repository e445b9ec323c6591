import type { LiveIndex } from '../live/live-index';
import type { TakenRole } from './model';
import { ownTags } from './texts';

/** Tags that every SAML provider has, and every role that is made here. */
export function commonTags(
  roles: readonly TakenRole[],
  made: readonly TakenRole[],
  live: LiveIndex,
  identityProvider: string,
): Record<string, string> {
  const accounts = [...new Set(roles.map(({ accountId }) => accountId))];
  const providers = accounts.flatMap(
    (id) =>
      live.account(id)?.samlProviders.filter(({ arn }) => arn.endsWith(`:saml-provider/${identityProvider}`)) ?? [],
  );
  const all = [...made.map(({ role }) => role.tags), ...providers.map(({ tags = {} }) => tags)].map(ownTags);
  const [first = {}] = all;
  return Object.fromEntries(Object.entries(first).filter(([key, value]) => all.every((tags) => tags[key] === value)));
}
