import type { AwsError } from '../../../../sandbox/aws/query/aws-error';
import { parseTrustPolicy } from '../../../../sandbox/aws/policy/trust-policy';

const OKTA = 'arn:aws:iam::123456789012:saml-provider/Okta';
const statement = { Effect: 'Allow', Principal: { Federated: OKTA }, Action: 'sts:AssumeRoleWithSAML' };
const parse = (document: unknown) => parseTrustPolicy(JSON.stringify(document));
const withStatement = (changes: object) => () =>
  parse({ Version: '2012-10-17', Statement: [{ ...statement, ...changes }] });

test('reads old forms: a single statement, no version, numbers and booleans without quotes', () => {
  const Condition = { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 }, Bool: { 'aws:SecureTransport': true } };
  const policy = parse({ Statement: { ...statement, Condition } });
  expect(policy.version).toBe('2008-10-17');
  expect(policy.statements[0]?.conditions).toEqual([
    { operator: 'NumericLessThan', key: 'aws:MultiFactorAuthAge', values: ['3600'] },
    { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
  ]);
});

test.each([
  [{ Principal: '*' }],
  [{ Principal: { AWS: ['123456789012', 'arn:aws:iam::123456789012:root'], Service: 'lambda.amazonaws.com' } }],
  [{ Principal: { Federated: 'cognito-identity.amazonaws.com' } }],
  [{ Action: 'sts:*' }],
  [{ Condition: { 'ForAllValues:StringLikeIfExists': { 'saml:sub': [] } } }],
  [{ Condition: { Null: { 'saml:sub': 'true' } } }],
])('takes %j', (changes) => {
  expect(withStatement(changes)).not.toThrow();
});

test.each([
  ['text that is no JSON', () => parseTrustPolicy('{'), 'invalid Json'],
  ['JSON that is no object', () => parseTrustPolicy('[]'), 'invalid Json'],
  ['a field that is not known', () => parse({ Version: '2012-10-17', Statements: [] }), 'Unknown field Statements'],
  ['another version', () => parse({ Version: '2012-10-18', Statement: [statement] }), 'valid version string'],
  ['no statement', () => parse({ Version: '2012-10-17' }), 'Syntax errors'],
  ['an empty list of statements', () => parse({ Version: '2012-10-17', Statement: [] }), 'Syntax errors'],
  [
    'a Sid twice',
    () =>
      parse({
        Version: '2012-10-17',
        Statement: [
          { ...statement, Sid: 'A' },
          { ...statement, Sid: 'A' },
        ],
      }),
    'unique',
  ],
  ['a resource', withStatement({ Resource: '*' }), 'Has prohibited field Resource'],
  ['no principal', withStatement({ Principal: undefined }), 'Missing required field Principal'],
  ['principals twice', withStatement({ NotPrincipal: '*' }), 'Syntax errors'],
  ['an allow for everybody but', withStatement({ Principal: undefined, NotPrincipal: { AWS: '*' } }), 'NotPrincipal'],
  ['an empty principal', withStatement({ Principal: {} }), 'Invalid principal'],
  ['a kind of principal that is not known', withStatement({ Principal: { Okta: OKTA } }), 'Invalid principal'],
  ['a provider that is no ARN', withStatement({ Principal: { Federated: 'Okta' } }), 'SAML metadata ARNs'],
  ['an account that is no account', withStatement({ Principal: { AWS: '1234' } }), 'Invalid principal'],
  ['a service that is none', withStatement({ Principal: { Service: 'ec2' } }), 'Invalid principal'],
  ['no action', withStatement({ Action: undefined }), 'Missing required field Action'],
  ['an empty list of actions', withStatement({ Action: [] }), 'must contain actions'],
  ['an action of another service', withStatement({ Action: 's3:GetObject' }), 'only specify STS AssumeRole actions'],
  ['an effect in another case', withStatement({ Effect: 'allow' }), 'Invalid effect'],
  [
    'an operator that does not exist',
    withStatement({ Condition: { StringMatches: { 'saml:sub': 'a' } } }),
    'Invalid Condition type',
  ],
  ['a condition without operator', withStatement({ Condition: { 'saml:aud': 'a' } }), 'Invalid Condition type'],
  ['a key without prefix', withStatement({ Condition: { StringEquals: { aud: 'a' } } }), 'no service prefix'],
  ['an object as value', withStatement({ Condition: { StringEquals: { 'saml:aud': {} } } }), 'Syntax errors'],
])('refuses %s', (_, read, message) => {
  const refusal = refusalOf(read);
  expect(refusal?.code).toBe('MalformedPolicyDocument');
  expect(refusal?.message).toContain(message);
});

function refusalOf(read: () => unknown): AwsError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error as AwsError;
  }
}
