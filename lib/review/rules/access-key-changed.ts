import type { Access, IamUser } from '../../access';
import { actionsAt } from '../planned-actions';
import type { Rule } from '../model';

export const accessKeyChanged: Rule = {
  id: 'access-key-changed',
  severity: 'medium',
  title: 'An access key is added, replaced, switched or removed',
  why: 'An access key never expires, and its secret passes through the state. Okta stops listing roles when its key is removed.',
  remedy: 'Rotate with two slots: add the second key, enter it in Okta, then remove the first one.',
  mayGiveAccess: true,
  check: ({ before, after, plan }) => {
    const planAt = actionsAt(plan);
    const [then, now] = [keys(before.users), keys(after.users)];
    const addresses = new Set([...then.keys(), ...now.keys()]);
    const [thenPgp, nowPgp] = [pgpKeys(before, addresses), pgpKeys(after, addresses)];
    return [...addresses].sort().flatMap((address) => {
      const [was, is] = [then.get(address), now.get(address)];
      const replaced = planAt(address)?.actions.includes('delete') ?? false;
      const evidence = `${was?.status ?? 'no key'} → ${is?.status ?? 'no key'}`;
      const anotherPgp =
        was?.pgp !== is?.pgp ||
        (thenPgp.has(address) && nowPgp.has(address) && thenPgp.get(address) !== nowPgp.get(address));
      if (was && is && was.status === is.status && !anotherPgp && !replaced) return [];
      const seen =
        replaced && was && is
          ? 'the plan replaces the key'
          : was && is && anotherPgp
            ? 'replaced: its secret is encrypted for another PGP key'
            : evidence;
      return [{ subject: is?.user ?? was?.user ?? '', address, evidence: seen, mayGiveAccess: is !== undefined }];
    });
  },
};

/** Digests of the PGP keys that secrets are encrypted for: another key means that somebody else reads the secret. */
function pgpKeys({ blocks = [] }: Access, of: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    blocks
      .filter(({ address }) => of.has(address))
      .flatMap(({ address, arguments: values }) =>
        values.flatMap(([name, digest]) => (name === 'pgp_key' ? [[address, digest] as const] : [])),
      ),
  );
}

function keys(users: readonly IamUser[]) {
  return new Map(
    users.flatMap(({ name, accessKeys }) => accessKeys.map((key) => [key.address, { ...key, user: name }] as const)),
  );
}
