import { app, resource, sends, statement, trusts, without, type Change } from '../support/changes';
import {
  ACCOUNT,
  accessOf,
  federation,
  pairs,
  PROVIDER_ARN,
  RECIPIENT,
  ROLE,
  trust,
  trustStatement,
} from '../support/federation';

describe('a broken link says what is wrong', () => {
  const cases: [string, Change, kind: string, RegExp][] = [
    [
      'a group that the filter does not match',
      resource('okta_group', 'role', { name: `aws#Tech#Okta.Admin#${ACCOUNT}` }),
      'group filter',
      /does not match the name/,
    ],
    [
      'a group name with another separator',
      resource('okta_group', 'role', { name: `aws_Tech_${ROLE}_${ACCOUNT}` }),
      'group filter',
      /does not match the name/,
    ],
    [
      'a name longer than Okta allows',
      resource('okta_group', 'role', { name: `aws#${'T'.repeat(255)}#${ROLE}#${ACCOUNT}` }),
      'group filter',
      /255 characters/,
    ],
    [
      'a filter that captures no role',
      app({ groupFilter: String.raw`^aws\#\S+\#(?{{accountid}}\d+)$` }),
      'group filter',
      /captures no \{\{role\}\}/,
    ],
    [
      'a filter that captures no account',
      app({ groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#\d+$` }),
      'group filter',
      /captures no \{\{accountid\}\}/,
    ],
    ['an app that nobody has', without('okta_app_group_assignments'), 'app assignment', /no group is assigned to AWS/],
    ['an inactive rule', resource('okta_group_rule', 'rule', { status: 'INACTIVE' }), 'group rule', /INACTIVE/],
    [
      'an invalid rule',
      resource('okta_group_rule', 'rule', { status: 'INVALID' }),
      'group rule',
      /INVALID: a group that it names is gone/,
    ],
    ['an inactive app', resource('okta_app_saml', 'app', { status: 'INACTIVE' }), 'app assignment', /app is inactive/],
    ['no group mapping', app({ useGroupMapping: false }), 'app assignment', /Use Group Mapping is off/],
    ['no group mapping said', app({ useGroupMapping: undefined }), 'app assignment', /Use Group Mapping is off/],
    [
      'an app filter that leaves Okta out',
      app({ appFilter: 'active_directory' }),
      'app assignment',
      /leaves out groups that Okta masters/,
    ],
    [
      'a pattern with an unknown placeholder',
      app({ roleValuePattern: 'arn:aws:iam::${account}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}' }),
      'role value pattern',
      /\$\{account\}, which the group filter does not capture/,
    ],
    [
      'a pattern without a provider',
      app({ roleValuePattern: 'arn:aws:iam::${accountid}:role/${role}' }),
      'role value pattern',
      /not the ARN of a SAML provider and that of a role/,
    ],
    [
      'a pattern over two accounts',
      app({ roleValuePattern: 'arn:aws:iam::210987654321:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}' }),
      'role value pattern',
      /in account 210987654321, the role in 123456789012/,
    ],
    [
      'an account id of eleven digits',
      resource('okta_group', 'role', { name: `aws#Tech#${ROLE}#12345678901` }),
      'role value pattern',
      /not the ARN/,
    ],
    [
      'a provider of another name',
      resource('aws_iam_saml_provider', 'okta', { name: 'Okta-Prod' }),
      'SAML provider',
      /has no SAML provider Okta; it has Okta-Prod/,
    ],
    [
      'a provider in other letters',
      resource('aws_iam_saml_provider', 'okta', { name: 'OKTA' }),
      'SAML provider',
      /is called OKTA, the role value pattern says Okta/,
    ],
    ['no provider', without('aws_iam_saml_provider'), 'SAML provider', /has no SAML provider Okta/],
    [
      'a provider in the wrong account',
      (stack) => {
        stack.provider['aws']?.push({ alias: 'other', region: 'us-east-1', allowed_account_ids: ['210987654321'] });
        resource('aws_iam_saml_provider', 'okta', { provider: 'aws.other' })(stack);
      },
      'SAML provider',
      /account 123456789012 has no SAML provider Okta; it is in 210987654321/,
    ],
    [
      'a provider that believes another app',
      (stack) => {
        Object.assign(stack.resource['okta_app_saml'] ?? {}, { other: { label: 'Other', preconfigured_app: 'other' } });
        resource('aws_iam_saml_provider', 'okta', { saml_metadata_document: '${okta_app_saml.other.metadata}' })(stack);
      },
      'SAML provider',
      /believes okta_app_saml\.other, not the app AWS/,
    ],
    ['no such role', without('aws_iam_role'), 'role', /has no role Okta-Tech-Admin/],
    [
      'a role of another name',
      resource('aws_iam_role', 'admin', { name: 'Okta-Tech-Admn' }),
      'role',
      /has no role Okta-Tech-Admin/,
    ],
    [
      'a role in other letters',
      resource('aws_iam_role', 'admin', { name: 'okta-tech-admin' }),
      'role',
      /called okta-tech-admin.*compared with case/,
    ],
    [
      'a role with another path',
      resource('aws_iam_role', 'admin', { path: '/okta/' }),
      'role',
      /has the path \/okta\/, the role value pattern says \//,
    ],
    [
      'another partition',
      ({ provider }) => void Object.assign(provider['aws']?.[0] ?? {}, { region: 'us-gov-west-1' }),
      'SAML provider',
      /arn:aws-us-gov/,
    ],
    [
      'a session that the role does not allow',
      app({ sessionDuration: 7200 }),
      'role',
      /7200 s, the role allows 3600 s/,
    ],
    [
      'a role that trusts another provider',
      statement({ Principal: { Federated: `${PROVIDER_ARN}-Dev` } }),
      'trust policy',
      /trusts .*Okta-Dev, not .*Okta/,
    ],
    [
      'a role that trusts a provider of another account',
      statement({ Principal: { Federated: 'arn:aws:iam::210987654321:saml-provider/Okta' } }),
      'trust policy',
      /trusts arn:aws:iam::210987654321/,
    ],
    [
      'a role that trusts it in other letters',
      statement({ Principal: { Federated: PROVIDER_ARN.toLowerCase() } }),
      'trust policy',
      /differs from .* in case/,
    ],
    [
      'another action',
      statement({ Action: 'sts:AssumeRole' }),
      'trust policy',
      /no statement of the trust policy allows sts:AssumeRoleWithSAML/,
    ],
    [
      'every action but this one',
      statement({ Action: undefined, NotAction: 'sts:AssumeRoleWithSAML' }),
      'trust policy',
      /no statement/,
    ],
    [
      'every principal but this one',
      statement({ Principal: undefined, NotPrincipal: { Federated: PROVIDER_ARN } }),
      'trust policy',
      /trusts/,
    ],
    [
      'another audience',
      statement({ Condition: { StringEquals: { 'SAML:aud': 'https://eu-central-1.signin.aws.amazon.com/saml' } } }),
      'trust policy',
      /accepts the audience https:\/\/eu-central-1/,
    ],
    [
      'an audience pattern that does not match',
      statement({ Condition: { StringLike: { 'SAML:aud': 'https://?.signin.aws.amazon.com/saml' } } }),
      'trust policy',
      /accepts the audience/,
    ],
    [
      'the audience excluded',
      statement({ Condition: { StringNotEquals: { 'SAML:aud': RECIPIENT } } }),
      'trust policy',
      /accepts the audience/,
    ],
    [
      'the audience required to be missing',
      statement({ Condition: { Null: { 'SAML:aud': 'true' } } }),
      'trust policy',
      /accepts the audience/,
    ],
    [
      'another recipient',
      app({ overrideAcsURL: 'https://signin.amazonaws-us-gov.com/saml' }),
      'trust policy',
      /recipient is https:\/\/signin.amazonaws-us-gov.com\/saml/,
    ],
    [
      'a denial',
      trusts(trustStatement(), trustStatement({ Sid: 'No', Effect: 'Deny' })),
      'trust policy',
      /statement No of the trust policy denies it/,
    ],
    [
      'a condition on AWS’s own second factor',
      statement({
        Condition: { StringEquals: { 'SAML:aud': RECIPIENT }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      'trust policy',
      /no SAML sign-in through this app can meet Bool aws:MultiFactorAuthPresent/,
    ],
    [
      'a condition on a session tag that the app does not send',
      statement({ Condition: { StringEquals: { 'SAML:aud': RECIPIENT, 'aws:RequestTag/team': 'a' } } }),
      'trust policy',
      /can meet StringEquals aws:RequestTag\/team/,
    ],
    [
      'session tags that the role does not allow',
      sends('PrincipalTag:team'),
      'trust policy',
      /carries session tags, and no statement of the trust policy allows sts:TagSession/,
    ],
    [
      'a source identity that the role does not allow',
      sends('SourceIdentity'),
      'trust policy',
      /carries a source identity, and no statement of the trust policy allows sts:SetSourceIdentity/,
    ],
    [
      'a denial of everybody',
      trusts(trustStatement(), { Effect: 'Deny', Principal: '*', Action: 'sts:*' }),
      'trust policy',
      /denies it/,
    ],
    [
      'a denial of all but another',
      trusts(trustStatement(), { Effect: 'Deny', NotPrincipal: { Federated: `${PROVIDER_ARN}2` }, Action: '*' }),
      'trust policy',
      /denies it/,
    ],
    ['no statement', trusts(), 'trust policy', /no statement/],
  ];
  test.each(cases)('%s', (_, change, kind, reason) => {
    const access = accessOf(federation(change));
    expect(pairs(access)).toEqual([]);
    const found = access.broken.filter((link) => link.kind === kind && reason.test(link.reason));
    expect({ found: found.length, broken: access.broken, unknown: access.unknown }).toMatchObject({ found: 1 });
    if (kind !== 'group rule') expect(found[0]?.managementGroups).toEqual(['Cloud Admins']);
  });

  test.each(['AWSReservedSSO_Admin_1', 'reserved path'])('a role that belongs to AWS: %s', (name) => {
    const reserved = name.startsWith('AWS');
    const path = reserved ? '/' : '/aws-service-role/';
    const role = reserved ? name : ROLE;
    const access = accessOf(
      federation((stack) => {
        resource('aws_iam_role', 'admin', { name: role, path })(stack);
        resource('okta_group', 'role', { name: `aws#Tech#${role}#${ACCOUNT}` })(stack);
        app({
          roleValuePattern: `arn:aws:iam::$\{accountid}:saml-provider/Okta,arn:aws:iam::$\{accountid}:role${path}$\{role}`,
        })(stack);
      }),
    );
    expect(access.broken).toMatchObject([{ kind: 'role' }]);
    expect(access.broken[0]?.reason).toMatch(/belongs to AWS/);
  });

  test('a role that trusts the provider, and that no role group leads to', () => {
    const change: Change = ({ resource: { aws_iam_role: roles } }) =>
      void Object.assign(roles ?? {}, {
        forgotten: { name: 'Okta-Tech-Forgotten', assume_role_policy: trust(trustStatement()), provider: 'aws.tech' },
      });
    expect(accessOf(federation(change)).broken).toMatchObject([
      { kind: 'role group', subject: 'Okta-Tech-Forgotten', address: 'federation:aws_iam_role.forgotten' },
    ]);
  });
});
