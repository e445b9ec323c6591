import type { Check } from '../check';
import { didYouMean } from '../did-you-mean';

/** `okta-provisioning` @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
const USER_NAME = /^[A-Za-z0-9_+=,.@-]{1,64}$/;
/**
 * What aws_iam_access_key takes: a base64 key without armour, or a user of keybase (`keybase:mueller`).
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/iam_access_key#pgp_key
 */
const PGP_KEY = /^(keybase:[A-Za-z0-9_]{1,64}|[A-Za-z0-9+/\s]{100,}={0,2}\s*)$/;

/** The user lives in an account of this configuration that stays, and IAM takes its name. */
export const provisioningUser: Check = ({ federation: { file, yaml }, accounts }, complain) => {
  const { account, name, keys, pgpKey } = yaml.provisioningUser ?? {};
  const at = (key: string) => ['provisioningUser', key];
  const names = accounts.map(({ yaml: { name: known } }) => known);
  if (account !== undefined && !names.includes(account) && !names.includes(undefined)) {
    const known = names.filter((other) => other !== undefined);
    const remedy = didYouMean(account, known) ?? 'write the name of an account, as its file has it';
    complain(file, at('account'), { value: account, requirement: `no account ${JSON.stringify(account)}`, remedy });
  }
  if (accounts.some(({ yaml: other }) => other.name === account && account !== undefined && other.retired === true))
    complain(file, at('account'), {
      value: account,
      requirement: 'is a retired account, whose objects go',
      remedy: 'choose another account first, and give Okta the new key',
    });
  if (name !== undefined && !USER_NAME.test(name))
    complain(file, at('name'), {
      value: name,
      requirement: 'needs 1–64 of A-Z a-z 0-9 _ + = , . @ -',
      remedy: 'choose a name like okta-provisioning',
    });
  for (const [i, slot] of (keys ?? []).entries())
    if (slot !== undefined && keys?.indexOf(slot) !== i)
      complain(file, [...at('keys'), i], {
        value: slot,
        requirement: 'is listed twice',
        remedy: 'write [a], [b] or [a, b]',
      });
  if (pgpKey !== undefined && !PGP_KEY.test(pgpKey))
    complain(file, at('pgpKey'), {
      value: pgpKey,
      requirement: 'is neither a PGP public key in base64 nor keybase:<name>',
      remedy: 'write the output of gpg --export <key> | base64',
    });
};
