import type { Rule } from '../model';

export const accessKeyInState: Rule = {
  id: 'access-key-in-state',
  severity: 'medium',
  title: "The Terraform state contains an access key's secret",
  why: 'Everyone who can read the state has the key. With a PGP key only the encrypted secret is stored.',
  remedy: 'Set provisioningUser.pgpKey, or restrict who can read the state.',
  check: ({ after }) =>
    after.users.flatMap(({ name, address: user, accessKeys }) =>
      accessKeys
        .filter(({ pgp }) => !pgp)
        .map(({ address }) => ({ subject: name, address, evidence: 'no pgp_key', alsoAt: [user] })),
    ),
};
