import type { Gap } from '../gateway/handler';
import { resultAnswer } from '../query/answer';
import { constraint, validationError } from '../query/aws-error';
import { parameter, type Call } from '../query/call';
import { element } from '../query/xml';
import { federate, type FederatedSession } from '../saml/federate';

const LONGEST_ASSERTION = 100_000;

/** Moto validates nothing, and fails on an assertion with more than one role. */
export const assumeRoleWithSaml: Gap = {
  actions: ['AssumeRoleWithSAML'],
  async answer(call, context) {
    const roleArn = required(call, 'RoleArn');
    const providerArn = required(call, 'PrincipalArn');
    const samlResponse = required(call, 'SAMLAssertion');
    if (samlResponse.length > LONGEST_ASSERTION)
      throw constraint('SAMLAssertion', samlResponse, `have length less than or equal to ${LONGEST_ASSERTION}`);
    const duration = call.parameters.get('DurationSeconds');
    const session = await federate(
      {
        samlResponse,
        providerArn,
        roleArn,
        durationSeconds: duration === null ? undefined : Number(duration),
        entryPoint: 'sts',
        sourceIp: call.sourceIp,
        userAgent: call.userAgent,
      },
      context,
    );
    return resultAnswer('sts', 'AssumeRoleWithSAML', ...result(session));
  },
};

function required(call: Call, name: string): string {
  const value = parameter(call, name);
  if (value === '')
    throw validationError(
      `1 validation error detected: Value null at '${name.slice(0, 1).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
}

function result({ assertion, nameQualifier, ...session }: FederatedSession) {
  return [
    element(
      'Credentials',
      element('AccessKeyId', session.accessKeyId),
      element('SecretAccessKey', session.secretAccessKey),
      element('SessionToken', session.sessionToken),
      element('Expiration', session.expiration.toISOString()),
    ),
    element('AssumedRoleUser', element('AssumedRoleId', session.assumedRoleId), element('Arn', session.arn)),
    element('Subject', assertion.subject),
    element('SubjectType', assertion.subjectType),
    element('Issuer', assertion.issuer),
    element('Audience', assertion.recipient),
    element('NameQualifier', nameQualifier),
    ...(assertion.sourceIdentity === undefined ? [] : [element('SourceIdentity', assertion.sourceIdentity)]),
  ];
}
