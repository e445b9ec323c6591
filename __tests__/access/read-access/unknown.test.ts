import { app, forget, GRANTED, resource, statement, trusts, type Change } from '../support/changes';
import {
  ACCOUNT,
  accessOf,
  federation,
  pairs,
  RECIPIENT,
  ROLE,
  ROLE_GROUP,
  settings,
  trustStatement,
} from '../support/federation';

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
