import { trusts } from '../../../../sandbox/aws/policy/evaluate-trust';
import { requestContext } from '../../../../sandbox/aws/policy/request-context';
import { parseTrustPolicy } from '../../../../sandbox/aws/policy/trust-policy';

const OKTA = 'arn:aws:iam::123456789012:saml-provider/Okta';
const context = requestContext([['saml:aud', 'https://signin.aws.amazon.com/saml']]);
const allow = { Effect: 'Allow', Principal: { Federated: OKTA }, Action: 'sts:AssumeRoleWithSAML' };
const deny = { ...allow, Effect: 'Deny' };
const unknown = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
const trusted = (...Statement: object[]) =>
  trusts(parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement })), {
    principal: { type: 'Federated', names: [OKTA] },
    action: 'sts:AssumeRoleWithSAML',
    context,
  });

test.each([
  ['a statement for the provider', [allow]],
  ['one among several providers', [{ ...allow, Principal: { Federated: [`${OKTA}-Dev`, OKTA] } }]],
  ['several actions', [{ ...allow, Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML'] }]],
  ['an action with a wildcard, in any case', [{ ...allow, Action: 'STS:assumerolewith*' }]],
  ['every action but another', [{ ...allow, Action: undefined, NotAction: 'sts:TagSession' }]],
  ['a statement beside one that does not apply', [{ ...allow, Principal: { Service: 'ec2.amazonaws.com' } }, allow]],
  ['a deny for somebody else', [allow, { ...deny, Principal: { Federated: `${OKTA}-Dev` } }]],
  [
    'a deny for everybody but the provider',
    [allow, { ...deny, Principal: undefined, NotPrincipal: { Federated: OKTA } }],
  ],
  [
    'a deny whose condition is not met',
    [allow, { ...deny, Condition: { StringEquals: { 'saml:aud': 'https://other' } } }],
  ],
])('lets in: %s', (_, statements) => {
  expect(trusted(...statements)).toBe(true);
});

test.each([
  ['no statement for the provider', [{ ...allow, Principal: { Federated: `${OKTA}-Dev` } }]],
  [
    'a pattern as provider, which AWS takes literally',
    [{ ...allow, Principal: { Federated: `${OKTA.slice(0, -1)}*` } }],
  ],
  ['everybody: a person from outside is not said to be one', [{ ...allow, Principal: '*' }]],
  ['the provider among AWS principals', [{ ...allow, Principal: { AWS: '123456789012' } }]],
  ['every action but this', [{ ...allow, Action: undefined, NotAction: 'sts:*' }]],
  ['a deny for the provider', [allow, deny]],
  ['a deny for everybody', [allow, { ...deny, Principal: '*' }]],
  ['a deny for everybody, said in the other way', [allow, { ...deny, Principal: { AWS: '*' } }]],
  [
    'a deny for everybody but another',
    [allow, { ...deny, Principal: undefined, NotPrincipal: { Federated: `${OKTA}-Dev` } }],
  ],
  ['an allow that can’t be judged', [{ ...allow, Condition: unknown }]],
  ['a deny that can’t be judged', [allow, { ...deny, Condition: unknown }]],
])('keeps out: %s', (_, statements) => {
  expect(trusted(...statements)).toBe(false);
});
