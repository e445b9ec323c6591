import { evaluateConditions } from '../../../../sandbox/aws/policy/evaluate-conditions';
import { requestContext } from '../../../../sandbox/aws/policy/request-context';

const context = requestContext([
  ['saml:aud', 'https://signin.aws.amazon.com/saml'],
  ['saml:sub', 'james@mueller-tech.com'],
  ['saml:eduPersonAffiliation', ['staff', 'platform']],
  ['saml:cn', []],
  ['aws:SourceIp', '192.0.2.77'],
  ['aws:CurrentTime', '2026-11-25T12:00:00.000Z'],
  ['aws:EpochTime', '1795608000'],
  ['aws:SecureTransport', 'true'],
  ['sts:DurationSeconds', '3600'],
  ['aws:PrincipalArn', 'arn:aws:iam::123456789012:role/ops/Deployer'],
  ['test:six', '2001:db8::7'],
]);
const verdict = (operator: string, key: string, ...values: string[]) =>
  evaluateConditions([{ operator, key, values }], context, { variables: true });

test.each([
  ['StringEquals', 'SAML:aud', ['https://signin.aws.amazon.com/saml']],
  ['StringEquals', 'saml:sub', ['ada@mueller-tech.com', 'james@mueller-tech.com']],
  ['StringNotEquals', 'saml:sub', ['ada@mueller-tech.com']],
  ['StringEqualsIgnoreCase', 'saml:sub', ['JAMES@Mueller-Tech.com']],
  ['StringNotEqualsIgnoreCase', 'saml:sub', ['ADA@mueller-tech.com']],
  ['StringLike', 'saml:sub', ['*@mueller-tech.com']],
  ['StringNotLike', 'saml:sub', ['*@example.com']],
  ['NumericEquals', 'sts:DurationSeconds', ['3600.0']],
  ['NumericNotEquals', 'sts:DurationSeconds', ['3601']],
  ['NumericLessThan', 'sts:DurationSeconds', ['3601']],
  ['NumericLessThanEquals', 'sts:DurationSeconds', ['3600']],
  ['NumericGreaterThan', 'sts:DurationSeconds', ['900']],
  ['NumericGreaterThanEquals', 'sts:DurationSeconds', ['3600']],
  ['DateEquals', 'aws:CurrentTime', ['2026-11-25T12:00:00Z']],
  ['DateEquals', 'aws:EpochTime', ['2026-11-25T13:00:00+01:00']],
  ['DateNotEquals', 'aws:CurrentTime', ['2026-11-26']],
  ['DateLessThan', 'aws:CurrentTime', ['1795608001']],
  ['DateLessThanEquals', 'aws:CurrentTime', ['2026-11-25T12:00:00Z']],
  ['DateGreaterThan', 'aws:CurrentTime', ['2026-11-25']],
  ['DateGreaterThanEquals', 'aws:CurrentTime', ['2026-11-25T12:00:00.000Z']],
  ['Bool', 'aws:SecureTransport', ['true']],
  ['IpAddress', 'aws:SourceIp', ['198.51.100.0/24', '192.0.2.0/24']],
  ['IpAddress', 'aws:SourceIp', ['192.0.2.77']],
  ['IpAddress', 'aws:SourceIp', ['0.0.0.0/0']],
  ['IpAddress', 'test:six', ['2001:db8::/32']],
  ['NotIpAddress', 'aws:SourceIp', ['192.0.3.0/24', '2001:db8::/32']],
  ['ArnEquals', 'aws:PrincipalArn', ['arn:aws:iam::123456789012:role/ops/Deployer']],
  ['ArnLike', 'aws:PrincipalArn', ['arn:*:iam::123456789012:role/*']],
  ['ArnNotEquals', 'aws:PrincipalArn', ['arn:aws:iam::210987654321:role/ops/Deployer']],
  ['ArnNotLike', 'aws:PrincipalArn', ['arn:aws:iam::2*:role/*']],
  ['Null', 'saml:cn', ['true']],
  ['Null', 'saml:sub', ['false']],
  ['ForAnyValue:StringEquals', 'saml:eduPersonAffiliation', ['platform', 'legal']],
  ['ForAllValues:StringEquals', 'saml:edupersonaffiliation', ['platform', 'staff', 'legal']],
  ['ForAllValues:StringEquals', 'saml:cn', ['anything']],
  ['ForAllValues:StringNotLike', 'saml:eduPersonAffiliation', ['guest*']],
  ['ForAnyValue:StringNotEquals', 'saml:eduPersonAffiliation', ['staff']],
  ['StringEqualsIfExists', 'saml:cn', ['anything']],
  ['StringEqualsIfExists', 'saml:sub', ['james@mueller-tech.com']],
  ['StringNotEquals', 'saml:cn', ['anything']],
  ['StringEquals', 'saml:sub', ['${saml:sub}']],
  ['StringLike', 'saml:aud', ["https://${saml:cn, 'signin'}.aws.amazon.com/*"]],
])('%s %s %j is met', (operator, key, values) => {
  expect(verdict(operator, key, ...values)).toBe('met');
});

test.each([
  ['StringEquals', 'SAML:aud', ['https://signin.aws.amazon.com/SAML']],
  ['StringEquals', 'saml:sub', ['*']],
  ['StringNotEquals', 'saml:sub', ['ada', 'james@mueller-tech.com']],
  ['StringNotLike', 'saml:sub', ['*@example.com', '*@mueller-tech.com']],
  ['NumericLessThan', 'sts:DurationSeconds', ['3600']],
  ['DateLessThan', 'aws:CurrentTime', ['2026-11-25T12:00:00Z']],
  ['Bool', 'aws:SecureTransport', ['false']],
  ['IpAddress', 'aws:SourceIp', ['192.0.3.0/24', '2001:db8::/32']],
  ['NotIpAddress', 'aws:SourceIp', ['192.0.2.0/25']],
  ['ArnLike', 'aws:PrincipalArn', ['arn:aws:iam::*:role/Deployer']],
  ['ArnLike', 'aws:PrincipalArn', ['arn:aws:iam:*:role/ops/Deployer:*']],
  ['Null', 'saml:cn', ['false']],
  ['StringEquals', 'saml:cn', ['anything']],
  ['ForAnyValue:StringEquals', 'saml:cn', ['anything']],
  ['ForAnyValue:StringEquals', 'saml:eduPersonAffiliation', ['legal']],
  ['ForAllValues:StringEquals', 'saml:eduPersonAffiliation', ['staff']],
  ['StringEquals', 'saml:eduPersonAffiliation', ['staff']],
  ['StringEqualsIfExists', 'saml:sub', ['ada@mueller-tech.com']],
])('%s %s %j is not met', (operator, key, values) => {
  expect(verdict(operator, key, ...values)).toBe('unmet');
});

test.each([
  ['a key that is not known', 'StringNotEquals', 'aws:PrincipalOrgID', ['o-1']],
  ['a key that is not known, though it may be absent', 'StringEqualsIfExists', 'aws:PrincipalOrgID', ['o-1']],
  ['a number that is none', 'NumericLessThan', 'sts:DurationSeconds', ['an hour']],
  ['a date that is none', 'DateLessThan', 'aws:CurrentTime', ['tomorrow']],
  ['a range that is none', 'NotIpAddress', 'aws:SourceIp', ['192.0.2.0/33']],
  ['a pattern that is no ARN', 'ArnNotLike', 'aws:PrincipalArn', ['arn:aws:iam::*']],
  ['a variable that is not known', 'StringNotEquals', 'saml:sub', ['${aws:username}']],
])('nothing is guessed: %s', (_, operator, key, values) => {
  expect(verdict(operator, key, ...values)).toBe('unknown');
});

test('all conditions have to be met, and one that is not outweighs one that is not known', () => {
  const met = { operator: 'StringLike', key: 'saml:sub', values: ['james@*'] };
  const unmet = { operator: 'StringLike', key: 'saml:sub', values: ['ada@*'] };
  const unknown = { operator: 'StringLike', key: 'aws:unheard', values: ['*'] };
  const evaluate = (...conditions: (typeof met)[]) => evaluateConditions(conditions, context, { variables: true });
  expect([
    evaluate(),
    evaluate(met, met),
    evaluate(met, unmet),
    evaluate(unknown, unmet),
    evaluate(met, unknown),
  ]).toEqual(['met', 'met', 'unmet', 'unmet', 'unknown']);
});

test('a value that a variable brings in never becomes a wildcard', () => {
  const hostile = requestContext([
    ['saml:sub', '*'],
    ['saml:aud', 'https://signin.aws.amazon.com/saml'],
  ]);
  const condition = { operator: 'StringLike', key: 'saml:aud', values: ['${saml:sub}'] };
  expect(evaluateConditions([condition], hostile, { variables: true })).toBe('unknown');
});

test('variables are text in policies of version 2008-10-17', () => {
  const condition = { operator: 'StringEquals', key: 'saml:sub', values: ['${saml:sub}'] };
  expect(evaluateConditions([condition], context, { variables: false })).toBe('unmet');
});
