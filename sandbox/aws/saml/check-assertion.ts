import type { Partition } from '../partition';
import type { Assertion } from './assertion';
import type { IdentityProvider } from './metadata';
import { expired, invalidToken } from './refusals';

/** An assertion has to be redeemed this soon, however long it says it is good for. */
const REDEEM_WITHIN_MS = 5 * 60_000;
/** Clocks differ; AWS does not say by how much it lets them. */
const CLOCK_SKEW_MS = 60_000;
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const SIGN_IN = /^https:\/\/([a-z0-9-]+\.)?signin\.(aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)\/saml$/;
const AUDIENCES: Readonly<Record<Partition, string>> = {
  aws: 'urn:amazon:webservices',
  'aws-us-gov': 'urn:amazon:webservices:govcloud',
  'aws-cn': 'urn:amazon:webservices:cn-north-1',
};

/**
 * What AWS asks of every assertion, whichever role it is for.
 * @throws AwsError with AWS's code and message
 */
export function checkAssertion(
  assertion: Assertion,
  { provider, partition, now }: { provider: IdentityProvider; partition: Partition; now: Date },
): void {
  const { issuer, audiences, recipient, id, roleSessionName, sourceIdentity } = assertion;
  if (issuer !== provider.entityId) throw invalidToken('Issuer not present in specified provider');
  checkTimes(assertion, now);
  if (!audiences.some((audience) => audience === AUDIENCES[partition] || SIGN_IN.test(audience)))
    throw invalidToken('Response does not contain the required audience');
  if (recipient === '') throw invalidToken('Response does not contain a Recipient');
  if (id === '') throw invalidToken('Response does not contain an assertion with an ID');
  if (roleSessionName === undefined) throw invalidToken('RoleSessionName is required in AuthnResponse');
  if (!SESSION_NAME.test(roleSessionName))
    throw invalidToken('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}');
  if (sourceIdentity !== undefined && (!SESSION_NAME.test(sourceIdentity) || sourceIdentity.startsWith('aws:')))
    throw invalidToken('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
  checkTags(assertion);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function checkTags({ tags, transitiveTagKeys }: Assertion): void {
  if (tags.size > 50) throw invalidToken('The number of session tags must not exceed 50');
  const keys = [...tags.keys()];
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length)
    throw invalidToken('Duplicate session tag keys found; keys are not case sensitive');
  for (const [key, value] of tags)
    if (!TAG_KEY.test(key) || !TAG_VALUE.test(value) || /^aws:/i.test(key))
      throw invalidToken(
        `Session tag ${key} must have a key of 1-128 and a value of at most 256 of [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]`,
      );
  for (const key of transitiveTagKeys)
    if (!tags.has(key)) throw invalidToken(`The transitive tag key ${key} must be included in the requested tags`);
}

function checkTimes({ notBefore, notOnOrAfter, issuedAt }: Assertion, now: Date): void {
  if (notOnOrAfter === undefined) throw invalidToken('Response does not say how long it is valid');
  if (now >= notOnOrAfter) throw expired('Response has expired');
  if (now.getTime() - issuedAt.getTime() > REDEEM_WITHIN_MS)
    throw expired('Token must be redeemed within 5 minutes of issuance');
  const earliest = Math.max(notBefore?.getTime() ?? 0, issuedAt.getTime());
  if (now.getTime() + CLOCK_SKEW_MS < earliest) throw invalidToken('Response is not valid yet');
}
