import { parseIamArn } from '../arn';
import type { Dependencies } from '../gateway/handler';
import { readAlias } from '../moto/read-alias';
import { AwsError } from '../query/aws-error';
import { claimedRoles, type RolePair } from '../saml/assertion';
import { verifyAssertion } from '../saml/federate';
import { invalidToken } from '../saml/refusals';
import type { PickerAccount } from './role-picker-page';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
const LONGEST_RESPONSE = 100_000;

/** The pairs that a verified assertion holds, and which of its providers have verified it. */
export interface Pick {
  readonly roles: readonly RolePair[];
  readonly verifiedBy: ReadonlySet<string>;
}

/**
 * Reads the roles out of a posted response, once at least one of the providers that it names has verified it.
 * @param recipient address of the endpoint that it was posted to, which the assertion must be meant for
 * @throws AwsError with AWS's code; the first provider's where none verifies it
 */
export async function pickRoles(samlResponse: string, recipient: string, dependencies: Dependencies): Promise<Pick> {
  if (samlResponse.length > LONGEST_RESPONSE)
    throw invalidToken(`SAMLResponse has more than ${LONGEST_RESPONSE} characters`);
  const providers = [...new Set(claimedRoles(samlResponse).map(({ providerArn }) => providerArn))];
  const verifiedBy = new Set<string>();
  let roles: readonly RolePair[] = [];
  let refusal: unknown = noRoles();
  for (const [i, providerArn] of providers.entries())
    try {
      const { assertion } = await verifyAssertion(samlResponse, providerArn, dependencies);
      if (assertion.recipient !== recipient) throw invalidToken('Response is meant for another recipient');
      roles = assertion.roles;
      verifiedBy.add(providerArn);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (i === 0) refusal = error;
    }
  if (verifiedBy.size === 0) throw refusal;
  return { roles, verifiedBy };
}

/** The picker's groups: accounts by alias (else id), roles by name, each once. */
export async function pickerAccounts({ roles, verifiedBy }: Pick, { moto }: Dependencies): Promise<PickerAccount[]> {
  const accounts = new Map<string, PickerAccount & { readonly roles: PickerAccount['roles'][number][] }>();
  for (const { providerArn, roleArn } of roles) {
    const arn = parseIamArn(roleArn);
    if (!arn) continue;
    // An alias is shown only to somebody whom the account's own provider knows.
    const alias = verifiedBy.has(providerArn) && parseIamArn(providerArn)?.accountId === arn.accountId;
    const account = accounts.get(arn.accountId) ?? {
      accountId: arn.accountId,
      alias: alias ? await readAlias(moto, arn) : undefined,
      roles: [],
    };
    accounts.set(arn.accountId, account);
    if (!account.roles.some((role) => role.arn === roleArn)) account.roles.push({ arn: roleArn, name: arn.name });
  }
  const title = ({ alias, accountId }: PickerAccount) => alias ?? accountId;
  for (const { roles } of accounts.values()) roles.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...accounts.values()].sort((a, b) => (title(a) < title(b) ? -1 : 1));
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html */
export function noRoles(): AwsError {
  return invalidToken('Your request included an invalid SAML response. To logout, click here.');
}
