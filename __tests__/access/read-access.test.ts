import { readAccess } from '../../lib/access/read-access';
import type { Access } from '../../lib/access/model';
import {
  ACCOUNT,
  accessOf,
  block,
  document,
  escaped,
  federation,
  pairs,
  PROVIDER_ARN,
  RECIPIENT,
  ROLE,
  ROLE_ARN,
  ROLE_GROUP,
  settings,
  type Stack,
  trust,
  trustStatement,
} from './support/federation';

const GRANTED = [`Cloud Admins → ${ROLE_ARN}`];
type Change = (stack: Stack) => void;

function resource(type: string, name: string, changes: object): Change {
  return ({ resource: resources }) => void Object.assign(block(resources, type, name), changes);
}
function without(...types: readonly string[]): Change {
  return (stack) => {
    forget(stack.resource, ...types);
  };
}
/** Takes away resources of all types that begin so. */
function forget(resources: Stack['resource'], ...prefixes: readonly string[]): void {
  for (const type of Object.keys(resources))
    if (prefixes.some((prefix) => type.startsWith(prefix))) Reflect.deleteProperty(resources, type);
}
const app = (changes: object): Change => resource('okta_app_saml', 'app', { app_settings_json: settings(changes) });
const trusts = (...statements: object[]): Change =>
  resource('aws_iam_role', 'admin', { assume_role_policy: trust(...statements) });
const statement = (changes: object): Change => trusts(trustStatement(changes));
/** The app sends one more attribute. */
const sends =
  (name: string): Change =>
  (stack) => {
    for (const app of Object.values(stack.resource['okta_app_saml'] ?? {}))
      app['attribute_statements'] = [
        { type: 'EXPRESSION', name: `https://aws.amazon.com/SAML/Attributes/${name}`, values: ['user.x'] },
      ];
  };

test('a grant tells role, account, conditions, policies and every link of its chain', () => {
  const { grants, broken, unknown } = accessOf(federation());
  expect({ grants, broken, unknown }).toEqual({
    broken: [],
    unknown: [],
    grants: [
      {
        managementGroup: 'Cloud Admins',
        accountId: ACCOUNT,
        accountName: 'Tech',
        role: ROLE,
        roleArn: ROLE_ARN,
        roleGroup: ROLE_GROUP,
        providerArn: PROVIDER_ARN,
        audiences: [RECIPIENT],
        conditions: [],
        policies: { known: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
        maxSessionSeconds: 3600,
        chain: [
          { kind: 'management group', address: 'federation:okta_group.admins', evidence: 'Cloud Admins' },
          {
            kind: 'group rule',
            address: 'federation:okta_group_rule.rule',
            evidence: 'admins: isMemberOfAnyGroup("Cloud Admins")',
          },
          { kind: 'role group', address: 'federation:okta_group.role', evidence: ROLE_GROUP },
          {
            kind: 'app assignment',
            address: 'federation:okta_app_group_assignments.all',
            evidence: `${ROLE_GROUP} is assigned to AWS`,
          },
          {
            kind: 'group filter',
            address: 'federation:okta_app_saml.app',
            evidence: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$ reads role Okta-Tech-Admin, account 123456789012`,
          },
          {
            kind: 'role value pattern',
            address: 'federation:okta_app_saml.app',
            evidence: `${PROVIDER_ARN},${ROLE_ARN}`,
          },
          {
            kind: 'SAML provider',
            address: 'federation:aws_iam_saml_provider.okta',
            evidence: `${PROVIDER_ARN}, metadata of okta_app_saml.app`,
          },
          { kind: 'role', address: 'federation:aws_iam_role.admin', evidence: ROLE_ARN },
          {
            kind: 'trust policy',
            address: 'federation:aws_iam_role.admin',
            evidence: `admits ${PROVIDER_ARN} if SAML:aud ${RECIPIENT}`,
          },
          {
            kind: 'policies',
            address: 'federation:aws_iam_role.admin',
            evidence: 'arn:aws:iam::aws:policy/AdministratorAccess',
          },
        ],
      },
    ],
  });
});

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

describe('a broken link tells what is wrong', () => {
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

describe('what the documents do not say is unknown, never guessed', () => {
  const rule = (changes: object): Change => resource('okta_group_rule', 'rule', changes);
  const cases: [string, Change, RegExp][] = [
    ['a negation', rule({ expression_value: '!isMemberOfAnyGroup("${okta_group.admins.id}")' }), /takes members away/],
    [
      'two groups at once',
      rule({ expression_value: 'isMemberOfGroup("${okta_group.admins.id}") && isMemberOfGroupName("B")' }),
      /several things at once/,
    ],
    ['an attribute of the user', rule({ expression_value: 'user.department=="Ops"' }), /attributes of the user/],
    ['a part of a name', rule({ expression_value: 'isMemberOfGroupNameStartsWith("Cloud")' }), /a part of their names/],
    ['a condition', rule({ expression_value: 'isMemberOfGroupName("A") ? true : false' }), /is not followed/],
    ['an expression of another type', rule({ expression_type: 'urn:okta:expression:2.0' }), /expressions of type/],
    [
      'an expression that ends early',
      rule({ expression_value: 'isMemberOfGroupName("A") ||' }),
      /something is missing/,
    ],
    [
      'an expression from a variable',
      rule({ expression_value: '${var.expression}' }),
      /an expression that this product never writes/,
    ],
    ['a status from a variable', rule({ status: '${var.status}' }), /whether the rule is active/],
    ['targets from a variable', rule({ group_assignments: '${var.targets}' }), /which groups it fills/],
    [
      'a target that is no group',
      rule({ group_assignments: ['${okta_app_saml.app.id}'] }),
      /is not a group of these documents/,
    ],
    [
      'a filter from a variable',
      resource('okta_app_saml', 'app', {
        app_settings_json: '${jsonencode({groupFilter = var.filter, useGroupMapping = true})}',
      }),
      /groupFilter: it is an expression that this product never writes/,
    ],
    [
      'settings from a file',
      resource('okta_app_saml', 'app', { app_settings_json: '${file("settings.json")}' }),
      /groupFilter: it is an expression that this product never writes/,
    ],
    ['settings that are no JSON', resource('okta_app_saml', 'app', { app_settings_json: '{' }), /it is not JSON/],
    [
      'a filter that never ends',
      (stack) => {
        app({ groupFilter: '^(a+)+(?{{role}}x)(?{{accountid}}y)$' })(stack);
        Object.assign(stack.resource['okta_group'] ?? {}, { slow: { name: 'a'.repeat(60) } });
      },
      /no answer within/,
    ],
    ['a filter that is no expression', app({ groupFilter: '^aws(' }), /not a regular expression/],
    [
      'a filter that Java reads otherwise',
      app({ groupFilter: String.raw`\Aaws#\S+#(?{{role}}[\w-]+)#(?{{accountid}}\d+)\z` }),
      /may mean something else to Okta/,
    ],
    ['a filter with flags', app({ groupFilter: '(?i)aws#(?{{role}}x)#(?{{accountid}}1)' }), /group with flags/],
    [
      'a filter that matches a part only',
      app({ groupFilter: String.raw`(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$` }),
      /a part of the name only/,
    ],
    ['a name with a line break', resource('okta_group', 'role', { name: `${ROLE_GROUP}\n` }), /line break/],
    [
      'a group name from a variable',
      resource('okta_group', 'role', { name: 'aws#${var.account}#x#1' }),
      /the group's name/,
    ],
    ['an app status from a variable', resource('okta_app_saml', 'app', { status: '${var.status}' }), /status/],
    [
      'an app that may be another',
      resource('okta_app_saml', 'app', { preconfigured_app: '${var.app}' }),
      /which app it is/,
    ],
    [
      'assigned groups from a variable',
      resource('okta_app_group_assignments', 'all', { group: '${var.groups}' }),
      /assigned groups/,
    ],
    [
      'an assigned group from a variable',
      resource('okta_app_group_assignments', 'all', { group: [{ id: '${var.group}' }] }),
      /an assigned group/,
    ],
    [
      'an app made elsewhere',
      (stack) => {
        delete stack.resource['okta_app_saml'];
        stack.data['okta_app_saml'] = { app: { label: 'AWS' } };
        resource('okta_app_group_assignments', 'all', { app_id: '${data.okta_app_saml.app.id}' })(stack);
        resource('aws_iam_saml_provider', 'okta', { saml_metadata_document: '${data.okta_app_saml.app.metadata}' })(
          stack,
        );
      },
      /an app that is not in the documents/,
    ],
    [
      'no app at all',
      (stack) => {
        forget(stack.resource, 'okta_app_saml', 'okta_app_group_assignments');
        resource('aws_iam_saml_provider', 'okta', { saml_metadata_document: 'x'.repeat(1000) })(stack);
      },
      /who may sign in to AWS is decided elsewhere/,
    ],
    [
      'a role group made elsewhere',
      (stack) => {
        delete stack.resource['okta_group']?.['role'];
        stack.data['okta_group'] = { role: { name: ROLE_GROUP } };
        rule({ group_assignments: ['${data.okta_group.role.id}'] })(stack);
        resource('okta_app_group_assignments', 'all', { group: [{ id: '${data.okta_group.role.id}' }] })(stack);
      },
      /depends on where it is mastered/,
    ],
    [
      'an account from nowhere',
      (stack) => {
        delete stack.provider['aws']?.[0]?.['allowed_account_ids'];
        trusts({ ...trustStatement(), Principal: { Federated: '${aws_iam_saml_provider.okta.arn}' } })(stack);
      },
      /neither allowed_account_ids nor/,
    ],
    [
      'several allowed accounts',
      ({ provider }) =>
        void Object.assign(provider['aws']?.[0] ?? {}, { allowed_account_ids: [ACCOUNT, '210987654321'] }),
      /allows several accounts/,
    ],
    [
      'an account that the assumed role contradicts',
      ({ provider }) =>
        void Object.assign(provider['aws']?.[0] ?? {}, {
          assume_role: [{ role_arn: 'arn:aws:iam::210987654321:role/X' }],
        }),
      /assumes a role in 210987654321 and allows only/,
    ],
    [
      'an account outside of the documents',
      resource('okta_group', 'role', { name: `aws#Tech#${ROLE}#999999999999` }),
      /account 999999999999 is not in these documents/,
    ],
    [
      'a role name from a variable',
      resource('aws_iam_role', 'admin', { name: '${var.name}' }),
      /name is known after apply/,
    ],
    [
      'a role with a name prefix',
      resource('aws_iam_role', 'admin', { name: undefined, name_prefix: 'Okta-' }),
      /begins with Okta-/,
    ],
    [
      'a role made elsewhere',
      (stack) => {
        delete stack.resource['aws_iam_role'];
        delete stack.resource['aws_iam_role_policy_attachments_exclusive'];
        stack.data['aws_iam_role'] = { admin: { name: ROLE, provider: 'aws.tech' } };
      },
      /made elsewhere, its trust policy is not in the documents/,
    ],
    [
      'a trust policy from a variable',
      resource('aws_iam_role', 'admin', { assume_role_policy: '${var.policy}' }),
      /an expression that this product never writes/,
    ],
    [
      'a trust policy that is no JSON',
      resource('aws_iam_role', 'admin', { assume_role_policy: '{"Statement"' }),
      /it is not JSON/,
    ],
    [
      'a principal from a variable',
      resource('aws_iam_role', 'admin', {
        assume_role_policy:
          '${jsonencode({Statement = [{Effect = "Allow", Principal = {Federated = var.provider}, Action = "sts:AssumeRoleWithSAML"}]})}',
      }),
      /an expression that this product never writes/,
    ],
    [
      'an effect from a variable',
      resource('aws_iam_role', 'admin', {
        assume_role_policy: '${jsonencode({Statement = [{Effect = var.effect, Principal = "*", Action = "*"}]})}',
      }),
      /an expression that this product never writes/,
    ],
    [
      'an audience compared strangely',
      statement({ Condition: { NumericEquals: { 'SAML:aud': '1' } } }),
      /in a way that is not followed/,
    ],
    [
      'a recipient from a variable',
      resource('okta_app_saml', 'app', {
        app_settings_json:
          '${jsonencode(merge(jsondecode("{\\"useGroupMapping\\":true}"), {overrideAcsURL = var.acs}))}',
      }),
      /recipient: it is an expression that this product never writes/,
    ],
  ];
  test.each(cases)('%s', (_, change, reason) => {
    const access = accessOf(federation(change));
    expect(pairs(access)).toEqual([]);
    expect(access.unknown.map((unknown) => unknown.reason)).toContainEqual(expect.stringMatching(reason));
  });

  const beside: [string, Change, RegExp][] = [
    [
      'a denial under conditions',
      trusts(
        trustStatement(),
        trustStatement({ Sid: 'No', Effect: 'Deny', Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
      ),
      /statement No of the trust policy may deny it/,
    ],
    ['session tags by a wildcard', statement({ Action: '*' }), /lets session tags in/],
    [
      'session tags by a statement of their own',
      trusts(trustStatement(), trustStatement({ Sid: 'Tags', Action: 'sts:TagSession' })),
      /statement Tags of the trust policy lets session tags in/,
    ],
    ['everybody as principal', statement({ Principal: '*' }), /admits every principal/],
    [
      'everybody but another',
      statement({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::1:root' } }),
      /admits every principal/,
    ],
    [
      'two statements with different conditions',
      trusts(
        trustStatement({ Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
        trustStatement({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      ),
      /under different conditions/,
    ],
    [
      'settings in two places',
      ({ resource: resources }) =>
        void Object.assign(resources, {
          okta_app_saml_app_settings: { app: { app_id: '${okta_app_saml.app.id}', settings: settings() } },
        }),
      /several places/,
    ],
    [
      'assignments in two places',
      ({ resource: resources }) =>
        void Object.assign(resources, {
          okta_app_group_assignment: { one: { app_id: '${okta_app_saml.app.id}', group_id: '${okta_group.role.id}' } },
        }),
      /assigned by several resources/,
    ],
    [
      'roles picked in the assignment',
      resource('okta_app_group_assignments', 'all', {
        group: [{ id: '${okta_group.role.id}', profile: '{"samlRoles":["Admin"]}' }],
      }),
      /picked by name/,
    ],
    [
      'a user assigned to the app',
      ({ resource: resources }) =>
        void Object.assign(resources, {
          okta_app_user: { one: { app_id: '${okta_app_saml.app.id}', user_id: '00u1' } },
        }),
      /assigned to the app directly/,
    ],
    [
      'an app of one’s own',
      ({ resource: { okta_app_saml: apps } }) =>
        void Object.assign(apps ?? {}, { own: { label: 'Own', sso_url: RECIPIENT } }),
      /a SAML app of one’s own/,
    ],
    [
      'a rule over a group that a rule fills',
      ({ resource: { okta_group_rule: rules } }) =>
        void Object.assign(rules ?? {}, {
          more: {
            name: 'more',
            expression_value: 'isMemberOfGroupName("Everyone")',
            group_assignments: ['${okta_group.admins.id}'],
          },
        }),
      /which the rule more fills/,
    ],
    [
      'a membership of an unknown group',
      ({ resource: resources }) =>
        void Object.assign(resources, { okta_group_memberships: { x: { group_id: '${var.group}', users: ['00u1'] } } }),
      /membership of an unknown group/,
    ],
    [
      'an access key of a stranger',
      ({ resource: resources }) =>
        void Object.assign(resources, { aws_iam_access_key: { x: { user: 'nobody', provider: 'aws.tech' } } }),
      /access key of a user that is not in the documents/,
    ],
    [
      'a sign-on policy made elsewhere',
      resource('okta_app_saml', 'app', { authentication_policy: '${data.okta_policy.any.id}' }),
      /sign-on policy/,
    ],
  ];
  test.each(beside)('beside the grant: %s', (_, change, reason) => {
    const access = accessOf(federation(change));
    expect(pairs(access)).toEqual(GRANTED);
    expect(access.unknown.map((unknown) => unknown.reason)).toContainEqual(expect.stringMatching(reason));
  });
});

test('conditions besides the audience stand in the grant, and what a denial excludes too', () => {
  const ip = { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24'] } };
  const [grant] = accessOf(
    federation(
      trusts(
        trustStatement({ Condition: { StringEquals: { 'SAML:aud': RECIPIENT, 'SAML:iss': 'okta' }, ...ip } }),
        trustStatement({ Effect: 'Deny', Condition: ip }),
      ),
    ),
  ).grants;
  expect(grant?.conditions).toEqual([
    { operator: 'IpAddress', key: 'aws:SourceIp', values: ['192.0.2.0/24', '198.51.100.0/24'] },
    { operator: 'StringEquals', key: 'SAML:iss', values: ['okta'] },
    { operator: 'Deny IpAddress', key: 'aws:SourceIp', values: ['192.0.2.0/24', '198.51.100.0/24'] },
  ]);
});

test('of two statements that admit the same, the looser one counts', () => {
  const strict = trustStatement({ Condition: { StringEquals: { 'SAML:aud': RECIPIENT, 'SAML:iss': 'okta' } } });
  expect(accessOf(federation(trusts(strict, trustStatement()))).grants).toMatchObject([{ conditions: [] }]);
});

test('members of a role group that the documents add by hand are a grant of their own', () => {
  const access = accessOf(
    federation(({ data, resource: resources }) => {
      data['okta_user'] = { ada: { search: [{ name: 'profile.login', value: 'ada@mueller-tech.com' }] } };
      resources['okta_group_memberships'] = {
        x: { group_id: '${okta_group.role.id}', users: ['${data.okta_user.ada.id}'] },
      };
    }),
  );
  expect(pairs(access)).toEqual([...GRANTED, `${ROLE_GROUP} → ${ROLE_ARN}`]);
  expect(access.managementGroups).toContainEqual(
    expect.objectContaining({ name: ROLE_GROUP, members: ['ada@mueller-tech.com'] }),
  );
});

test('ends and reasons of grants come from the comment', () => {
  const note = { managementGroup: 'Cloud Admins', until: '2027-01-31', reason: 'migration' };
  const access = accessOf(federation(resource('okta_group', 'role', { '//': { federation: { grants: [note] } } })));
  expect(access.grants).toMatchObject([{ until: '2027-01-31', reason: 'migration' }]);
  expect(access.roleGroups).toMatchObject([{ notes: [note] }]);
});

test('findings that a comment accepts stand beside what they are about', () => {
  const accept = [{ rule: 'administrator-grant', reason: 'break glass' }];
  const access: Access = accessOf(
    federation((stack) => {
      for (const [type, name] of [
        ['okta_group', 'role'],
        ['okta_group', 'admins'],
        ['aws_iam_role', 'admin'],
        ['okta_app_saml', 'app'],
        ['okta_group_rule', 'rule'],
        ['aws_iam_saml_provider', 'okta'],
      ] as const)
        resource(type, name, { '//': { federation: { accept } } })(stack);
    }),
  );
  for (const list of [
    access.roleGroups,
    access.managementGroups,
    access.roles,
    access.apps,
    access.rules,
    access.samlProviders,
  ])
    expect(list.map((item) => item.accept)).toEqual([accept]);
});

test('a removed block that keeps the object is told, one that destroys it is not', () => {
  const removed = [
    { from: 'aws_iam_role.kept', lifecycle: [{ destroy: false }] },
    { from: 'aws_iam_role.destroyed', lifecycle: [{ destroy: true }] },
  ];
  expect(accessOf(federation((stack) => (stack.removed = removed))).forgotten).toEqual([
    'federation:aws_iam_role.kept',
  ]);
});

test('a retired account is still connected', () => {
  const access = accessOf(
    federation(
      ({ provider }) =>
        void provider['aws']?.push({ alias: 'old', region: 'eu-central-1', allowed_account_ids: ['000000000001'] }),
    ),
  );
  expect(access.connectedAccounts).toEqual(['000000000001', ACCOUNT]);
});

test('the same documents give the same bytes, in whatever order they come', () => {
  const okta = federation(({ resource: resources }) => {
    forget(resources, 'aws_');
  });
  const aws = federation(({ resource: resources }) => {
    forget(resources, 'okta_');
    Object.assign(block(resources, 'aws_iam_saml_provider', 'okta'), { saml_metadata_document: 'x' });
  });
  const [a, b] = [document(okta, 'okta'), document(aws, 'account-Tech')];
  expect(JSON.stringify(readAccess([a, b]))).toBe(JSON.stringify(readAccess([b, a])));
  expect(pairs(readAccess([a, b]))).toEqual(GRANTED);
});

describe('an adopted role', () => {
  const own = 'data.aws_iam_role.current.assume_role_policy';
  const merged = (keep: string) =>
    `\${jsonencode(merge(jsondecode(${own}), {Statement = concat(${keep}, [${escaped(JSON.stringify(trustStatement()))}])}))}`;
  const others = `[for statement in flatten([jsondecode(${own}).Statement]) : statement if try(statement.Sid, "") != "Okta"]`;
  const adopting =
    (changes: { role?: object; data?: object; import?: string } = {}): Change =>
    (stack) => {
      stack.data['aws_iam_role'] = { current: { name: ROLE, provider: 'aws.tech', ...changes.data } };
      stack.import = [{ to: 'aws_iam_role.admin', id: changes.import ?? ROLE, provider: 'aws.tech' }];
      const path = `\${data.aws_iam_role.current.path == "/"}`;
      resource('aws_iam_role', 'admin', {
        assume_role_policy: merged(others),
        lifecycle: { prevent_destroy: true, ignore_changes: ['path'], precondition: [{ condition: path }] },
        ...changes.role,
      })(stack);
    };

  test('is a grant by our own statement, and its other policies are unknown', () => {
    const access = accessOf(federation(adopting()));
    expect(pairs(access)).toEqual(GRANTED);
    expect(access).toMatchObject({ broken: [], unknown: [] });
    expect(access.grants[0]?.policies).toHaveProperty('unknown');
    expect(access.roles).toMatchObject([
      { adopted: true, preventDestroy: true, ignoresChanges: ['path'], trust: { known: [{ sid: 'Okta' }] } },
    ]);
  });

  test('that loses its other statements is none any more', () => {
    const change = adopting({ role: { assume_role_policy: trust(trustStatement()), lifecycle: undefined } });
    expect(accessOf(federation(change)).roles).toMatchObject([{ adopted: false }]);
  });

  test.each<[string, Change, RegExp]>([
    [
      'keeps statements of another role',
      adopting({ data: { name: 'other' } }),
      /keeps the trust statements of the role other/,
    ],
    ['imports another role', adopting({ import: 'other' }), /imports the role other, which would be replaced/],
    [
      'names a provider that is not there',
      adopting({ data: { provider: 'aws.gone' } }),
      /no provider configuration of this name/,
    ],
    [
      'has a path that nothing demands',
      adopting({ role: { lifecycle: { ignore_changes: ['path'] } } }),
      /its path is not in the documents/,
    ],
  ])('that %s is told', (_, change, reason) => {
    expect(accessOf(federation(change)).unknown.map((unknown) => unknown.reason)).toContainEqual(
      expect.stringMatching(reason),
    );
  });

  test('of which a precondition demands another path is broken', () => {
    const lifecycle = {
      precondition: [{ condition: '${data.aws_iam_role.current.path == "/okta/"}' }],
      ignore_changes: ['path'],
    };
    expect(accessOf(federation(adopting({ role: { lifecycle } }))).broken).toMatchObject([
      { kind: 'role', reason: `the role ${ROLE} has the path /okta/, the role value pattern says /` },
    ]);
  });
});
