import { ACCOUNT_NAME } from '../../naming/account-name';
import type { LiveIndex } from '../live/live-index';
import type { TakenRole } from './model';
import { freeName, plainName } from './texts';

/** `aws#<account name>#…`, the form in which the name of an account is part of its groups' names. */
const HASH = /^[\w-]+#([^#]+)#/;

/** Account id → what the configuration calls it: as most of its groups do, else by its alias, else by its id. */
export function accountNames(roles: readonly TakenRole[], live: LiveIndex): Map<string, string> {
  const taken = new Set<string>();
  const ids = [...new Set(roles.map(({ accountId }) => accountId))].sort();
  return new Map(
    ids.map((id) => {
      const counts = new Map<string, number>();
      for (const { group, accountId } of roles) {
        const name = accountId === id ? HASH.exec(group.name)?.[1] : undefined;
        if (name !== undefined && ACCOUNT_NAME.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const [[most] = []] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      const wish = most ?? live.account(id)?.alias ?? `account-${id}`;
      return [id, freeName(plainName(wish), taken)];
    }),
  );
}
