import { app, GRANTED, resource, statement, trusts, type Change } from '../support/changes';
import {
  accessOf,
  escaped,
  federation,
  pairs,
  PROVIDER_ARN,
  RECIPIENT,
  ROLE,
  trustStatement,
} from '../support/federation';

describe('still a grant', () => {
  const cases: [string, Change][] = [
    [
      'a group named by isMemberOfGroup',
      resource('okta_group_rule', 'rule', { expression_value: 'isMemberOfGroup("${okta_group.admins.id}")' }),
    ],
    [
      'a group named by its name',
      resource('okta_group_rule', 'rule', { expression_value: 'isMemberOfGroupName("Cloud Admins")' }),
    ],
    [
      'a union of tests',
      resource('okta_group_rule', 'rule', {
        expression_value: '(isMemberOfGroupName("Cloud Admins")) || isMemberOfAnyGroup("${okta_group.admins.id}")',
      }),
    ],
    ['a rule that says no status', resource('okta_group_rule', 'rule', { status: undefined })],
    ['an app that says no status', resource('okta_app_saml', 'app', { status: undefined })],
    [
      'ARNs in the other order',
      app({ roleValuePattern: 'arn:aws:iam::${accountid}:role/${role}, arn:aws:iam::${accountid}:saml-provider/Okta' }),
    ],
    [
      'a filter without anchors that matches the whole name',
      app({ groupFilter: String.raw`aws#\S+#(?{{role}}[\w-]+)#(?{{accountid}}\d+)` }),
    ],
    ['an app filter with several sources', app({ appFilter: 'active_directory, okta' })],
    ['Join all roles off', app({ joinAllRoles: false })],
    [
      'a list of principals',
      statement({ Principal: { Federated: ['arn:aws:iam::123456789012:saml-provider/Old', PROVIDER_ARN] } }),
    ],
    [
      'a statement that stands alone',
      resource('aws_iam_role', 'admin', {
        assume_role_policy: escaped(JSON.stringify({ Statement: trustStatement() })),
      }),
    ],
    ['a list of actions', statement({ Action: ['sts:AssumeRole', 'sts:assumerolewithsaml'] })],
    ['actions with a wildcard', statement({ Action: 'sts:AssumeRole*' })],
    [
      'several audiences',
      statement({
        Condition: { StringEquals: { 'SAML:aud': ['https://eu-central-1.signin.aws.amazon.com/saml', RECIPIENT] } },
      }),
    ],
    ['the audience in another case of the key', statement({ Condition: { StringEquals: { 'saml:AUD': RECIPIENT } } })],
    [
      'an audience pattern',
      statement({ Condition: { StringLike: { 'SAML:aud': 'https://*signin.aws.amazon.com/saml' } } }),
    ],
    ['an audience unless it is missing', statement({ Condition: { StringEqualsIfExists: { 'SAML:aud': RECIPIENT } } })],
    [
      'an audience excluded that is not ours',
      statement({ Condition: { StringNotEquals: { 'SAML:aud': 'https://example.com/' } } }),
    ],
    ['no audience at all', statement({ Condition: undefined })],
    [
      'a denial of another provider',
      trusts(trustStatement(), trustStatement({ Effect: 'Deny', Principal: { Federated: `${PROVIDER_ARN}2` } })),
    ],
    [
      'a denial of everybody else',
      trusts(trustStatement(), { Effect: 'Deny', NotPrincipal: { Federated: PROVIDER_ARN }, Action: '*' }),
    ],
    [
      'a denial of another audience',
      trusts(
        trustStatement(),
        trustStatement({ Effect: 'Deny', Condition: { StringEquals: { 'SAML:aud': 'https://example.com/' } } }),
      ),
    ],
    [
      'a denial of every other action',
      trusts(trustStatement(), { Effect: 'Deny', Principal: '*', NotAction: 'sts:AssumeRoleWithSAML' }),
    ],
    [
      'a second app that has nothing to do with AWS',
      ({ resource: { okta_app_saml: apps } }) =>
        void Object.assign(apps ?? {}, { wiki: { label: 'Wiki', preconfigured_app: 'confluence' } }),
    ],
    [
      'the role read as data beside it',
      ({ data }) => void Object.assign(data, { aws_iam_role: { admin: { name: ROLE, provider: 'aws.tech' } } }),
    ],
  ];
  test.each(cases)('%s', (_, change) => {
    const access = accessOf(federation(change));
    expect({ pairs: pairs(access), broken: access.broken, unknown: access.unknown }).toEqual({
      pairs: GRANTED,
      broken: [],
      unknown: [],
    });
  });
});
