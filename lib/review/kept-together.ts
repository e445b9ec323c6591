import type { Access } from '../access';
import type { KeptValue } from '../documents';
import { memoPair } from './memo';
import { known } from './read';

/**
 * Addresses of objects that keep the names of an account's roles, whose change says no more than that roles come and go: what
 * stays has its value and is demanded as before, what goes has no role any more, and the path of what comes is demanded.
 */
export const rolesComeAndGo = memoPair((before: Access, after: Access): ReadonlySet<string> => {
  const [then, now] = [partsByAddress(before), partsByAddress(after)];
  const used = usedNames(after);
  return new Set(
    [...now].flatMap(([address, parts]) => {
      const earlier = then.get(address);
      return earlier !== undefined && areSteady(earlier, parts, used(accountOf(address))) ? [address] : [];
    }),
  );
});

type Parts = ReadonlyMap<string, KeptValue>;

function partsByAddress({ kept = [] }: Access): ReadonlyMap<string, Parts> {
  const byAddress = new Map<string, Map<string, KeptValue>>();
  for (const value of kept) {
    if (value.part === undefined) continue;
    const parts = byAddress.get(value.address) ?? new Map<string, KeptValue>();
    byAddress.set(value.address, parts.set(value.part, value));
  }
  return byAddress;
}

function areSteady(then: Parts, now: Parts, isUsed: (name: string) => boolean): boolean {
  const come = [...now].filter(([part]) => !then.has(part));
  if (come.length === 0 && then.size <= now.size) return false;
  const isDemanding = [...then.values()].some(({ demands }) => demands !== undefined);
  const stay = [...then].every(([part, was]) => {
    const is = now.get(part);
    if (is !== undefined) return isAsBefore(was, is);
    const name = `name-${part.replace(/^(?:name|path)-/, '')}`;
    const former = then.get(name);
    const role = former && known(former.value);
    return role !== undefined && !now.has(name) && !isUsed(role);
  });
  const paths = come.filter(([part]) => part.startsWith('path-'));
  return stay && (!isDemanding || paths.every(([, { demands }]) => demands !== undefined));
}

function isAsBefore(was: KeptValue, is: KeptValue): boolean {
  if (known(is.value) !== known(was.value)) return false;
  return was.demands === undefined || (is.demands !== undefined && saysOf(was.demands) === saysOf(is.demands));
}

/** The message of the refusal, without the names that it compares. */
function saysOf({ message }: NonNullable<KeptValue['demands']>): string {
  return message.replace(/\$\{join\(.*\)\}/s, '');
}

function accountOf(address: string): string {
  return /_RoleNames-(\d{12})_/.exec(address)?.[1] ?? '';
}

/** Whether an account still has a role of that name, or Okta points to one. */
function usedNames({ roles, roleGroups }: Access): (accountId: string) => (name: string) => boolean {
  const used = new Set([
    ...roles.map(({ accountId, name }) => `${known(accountId) ?? ''}/${name}`),
    ...roleGroups.map(({ accountId = '', role = '' }) => `${accountId}/${role}`),
  ]);
  return (accountId) => (name) => used.has(`${accountId}/${name}`) || used.has(`/${name}`);
}
