import type { Rule } from '../model';

export const accessKeyInState: Rule = {
  id: 'access-key-in-state',
  severity: 'medium',
  title: "A key's secret stands in the Terraform state",
  why: 'Whoever reads the state has the key. With a PGP key only the encrypted secret is stored.',
  remedy: 'Set provisioningUser.pgpKey, or keep the state where few can read it.',
  check: ({ after }) =>
    after.users.flatMap(({ name, address: user, accessKeys }) =>
      accessKeys
        .filter(({ pgp }) => !pgp)
        .map(({ address }) => ({ subject: name, address, evidence: 'no pgp_key', alsoAt: [user] })),
    ),
};
