import { createHash } from 'node:crypto';
import { parseIamArn, type IamArn } from '../arn';
import type { Dependencies } from '../gateway/handler';
import { readRole, type Role } from '../moto/read-role';
import { globalRegion, type Partition } from '../partition';
import { trusts } from '../policy/evaluate-trust';
import { commonKeys, requestContext, type RequestContext } from '../policy/request-context';
import { parseTrustPolicy } from '../policy/trust-policy';
import { validationError } from '../query/aws-error';
import { textAt } from '../query/xml';
import { readAssertion, unverifiedAssertion, type Assertion } from './assertion';
import { checkAssertion } from './check-assertion';
import { parseMetadata, type IdentityProvider } from './metadata';
import { invalidToken, notAuthorized } from './refusals';
import type { EntryPoint } from './replay-guard';
import { samlKeys } from './saml-keys';
import { verifiedAssertion } from './verify-response';

export interface FederationRequest {
  /** Base64, as posted. */
  readonly samlResponse: string;
  readonly providerArn: string;
  readonly roleArn: string;
  /** @default - what the assertion says, or one hour */
  readonly durationSeconds?: number;
  readonly entryPoint: EntryPoint;
  readonly sourceIp: string;
  readonly userAgent: string;
}

/** A role session that an assertion has opened. */
export interface FederatedSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  /** `arn:aws:sts::123456789012:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com` */
  readonly arn: string;
  readonly assumedRoleId: string;
  readonly assertion: Assertion;
  /** Keeps the users of one identity provider apart from those of another. */
  readonly nameQualifier: string;
}

/**
 * `AssumeRoleWithSAML`: everything that AWS checks before a person becomes a role, in its order. Signature, issuer,
 * times and audience are judged first, and only somebody who passes them learns anything about the account.
 * @throws AwsError with AWS's code
 */
export async function federate(request: FederationRequest, dependencies: Dependencies): Promise<FederatedSession> {
  const now = dependencies.now();
  const provider = parseIamArn(request.providerArn);
  const role = parseIamArn(request.roleArn);
  if (provider?.type !== 'saml-provider') throw validationError(`${request.providerArn} is invalid`);
  if (role?.type !== 'role') throw validationError(`${request.roleArn} is invalid`);
  const { assertion } = await verifyAssertion(request.samlResponse, request.providerArn, dependencies);
  if (!holdsPair(assertion, request)) throw notAuthorized();
  if (provider.accountId !== role.accountId || provider.partition !== role.partition) throw notAuthorized();
  const { nameQualifier, seconds } = admit(assertion, await readRole(dependencies.moto, role, role.name), request, now);
  const until = assertion.notOnOrAfter ?? now;
  dependencies.state.replayGuard.use(
    { ...assertion, roleArn: request.roleArn, entryPoint: request.entryPoint },
    { until, now },
  );
  return { ...(await openSession(role, request.roleArn, assertion, seconds, dependencies)), assertion, nameQualifier };
}

/**
 * Whether a verified assertion opens a role, as far as the role and its trust policy decide.
 * @param found the role as its account has it; `undefined` where there is none
 * @throws AwsError with AWS's code
 */
export function admit(
  assertion: Assertion,
  found: Role | undefined,
  request: Omit<FederationRequest, 'samlResponse' | 'entryPoint'>,
  now: Date,
): { readonly nameQualifier: string; readonly seconds: number } {
  const [provider, role] = [parseIamArn(request.providerArn), parseIamArn(request.roleArn)];
  if (!provider || !role || found?.arn !== request.roleArn) throw notAuthorized();
  const nameQualifier = qualifier(assertion.issuer, provider);
  const seconds = sessionSeconds(request, assertion, found, now);
  const keys = requestContext([
    ...commonKeys({ ...request, now, region: globalRegion(role.partition) }),
    ...samlKeys(assertion, { provider, nameQualifier, seconds }),
    ['aws:ResourceAccount', role.accountId],
  ]);
  if (!isTrusted(found, request.providerArn, assertion, keys)) throw notAuthorized();
  return { nameQualifier, seconds };
}

/**
 * The assertion of a response, verified with the metadata that the provider's account holds.
 * @throws AwsError with AWS's code
 */
export async function verifyAssertion(
  samlResponse: string,
  providerArn: string,
  dependencies: Dependencies,
): Promise<{ assertion: Assertion; provider: IdentityProvider }> {
  unverifiedAssertion(samlResponse);
  const arn = parseIamArn(providerArn);
  const answer = arn && (await dependencies.moto.find(arn, 'GetSAMLProvider', { SAMLProviderArn: providerArn }));
  const metadata = answer && textAt(answer, 'GetSAMLProviderResult', 'SAMLMetadataDocument');
  if (!arn || metadata === undefined) throw invalidToken("Specified provider doesn't exist");
  return verifyAssertionWith(metadata, samlResponse, arn.partition, dependencies.now());
}

/**
 * The assertion of a response, verified with a provider's metadata.
 * @throws AwsError with AWS's code
 */
export async function verifyAssertionWith(
  metadata: string,
  samlResponse: string,
  partition: Partition,
  now: Date,
): Promise<{ assertion: Assertion; provider: IdentityProvider }> {
  const provider = parseMetadata(metadata);
  const assertion = readAssertion(await verifiedAssertion(samlResponse, provider));
  checkAssertion(assertion, { provider, partition, now });
  return { assertion, provider };
}

function holdsPair({ roles }: Assertion, { providerArn, roleArn }: FederationRequest): boolean {
  return roles.some((pair) => pair.providerArn === providerArn && pair.roleArn === roleArn);
}

function isTrusted(role: Role, providerArn: string, assertion: Assertion, context: RequestContext): boolean {
  const policy = parseTrustPolicy(role.trustPolicy);
  const actions = [
    'sts:AssumeRoleWithSAML',
    ...(assertion.tags.size > 0 ? ['sts:TagSession'] : []),
    ...(assertion.sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  const principal = { type: 'Federated', names: [providerArn] } as const;
  return actions.every((action) => trusts(policy, { principal, action, context }));
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
function sessionSeconds(
  request: Pick<FederationRequest, 'durationSeconds'>,
  assertion: Assertion,
  role: Role,
  now: Date,
): number {
  const seconds = request.durationSeconds ?? assertion.sessionDuration ?? 3600;
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw validationError(
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200`,
    );
  if (seconds > role.maxSessionSeconds)
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  const end = assertion.sessionNotOnOrAfter;
  const left = end ? Math.floor((end.getTime() - now.getTime()) / 1000) : seconds;
  if (left <= 0) throw invalidToken('SessionNotOnOrAfter is in the past');
  return Math.min(seconds, left);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml */
function qualifier(issuer: string, { accountId, name }: IamArn): string {
  return createHash('sha1').update(`${issuer}${accountId}/${name}`).digest('base64');
}

async function openSession(
  role: IamArn,
  roleArn: string,
  { roleSessionName = '' }: Assertion,
  seconds: number,
  { moto, state }: Dependencies,
): Promise<Omit<FederatedSession, 'assertion' | 'nameQualifier'>> {
  const parameters = { RoleArn: roleArn, RoleSessionName: roleSessionName, DurationSeconds: String(seconds) };
  const answer = await moto.call(role, 'AssumeRole', parameters, 'sts');
  const credential = (name: string) => textAt(answer, 'AssumeRoleResult', 'Credentials', name) ?? '';
  const user = (name: string) => textAt(answer, 'AssumeRoleResult', 'AssumedRoleUser', name) ?? '';
  const session = {
    accessKeyId: credential('AccessKeyId'),
    secretAccessKey: credential('SecretAccessKey'),
    sessionToken: credential('SessionToken'),
    expiration: new Date(credential('Expiration')),
    arn: user('Arn'),
    assumedRoleId: user('AssumedRoleId'),
  };
  const { accessKeyId, expiration, arn } = session;
  state.accessKeys.add(accessKeyId, { accountId: role.accountId, arn, expiration });
  return session;
}
