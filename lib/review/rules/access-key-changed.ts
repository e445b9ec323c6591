import type { Access, IamUser } from '../../access';
import { changedBlocks, digestAt } from '../lookup';
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
    const forAnotherPgpKey = pgpKeyChanges(before, after, addresses);
    return [...addresses].sort().flatMap((address) => {
      const [was, is] = [then.get(address), now.get(address)];
      const replaced = planAt(address)?.actions.includes('delete') ?? false;
      const evidence = `${was?.status ?? 'no key'} → ${is?.status ?? 'no key'}`;
      const anotherPgp = was?.pgp !== is?.pgp || forAnotherPgpKey.has(address);
      if (was && is && was.status === is.status && !anotherPgp && !replaced) return [];
      const seen =
        replaced && was && is
          ? 'the plan replaces the key'
          : was && is && anotherPgp
            ? 'replaced: its secret is encrypted for another PGP key'
            : evidence;
      // The owner of the other PGP key reads the secret.
      const severity = was && is && anotherPgp ? 'high' : undefined;
      return [
        { subject: is?.user ?? was?.user ?? '', address, evidence: seen, severity, mayGiveAccess: is !== undefined },
      ];
    });
  },
};

/** Keys whose secret is encrypted for another PGP key: somebody else reads it. */
function pgpKeyChanges(before: Access, after: Access, of: ReadonlySet<string>): ReadonlySet<string> {
  const candidates = changedBlocks(before, after).kept.filter(({ now }) => of.has(now.address));
  const changed = candidates.filter(({ then, now }) => {
    const [was, is] = [digestAt(then, 'pgp_key'), digestAt(now, 'pgp_key')];
    return was !== undefined && is !== undefined && was !== is;
  });
  return new Set(changed.map(({ now }) => now.address));
}

function keys(users: readonly IamUser[]) {
  return new Map(
    users.flatMap(({ name, accessKeys }) => accessKeys.map((key) => [key.address, { ...key, user: name }] as const)),
  );
}
