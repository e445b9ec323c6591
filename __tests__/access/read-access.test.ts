import { readAccess } from '../../lib/access/read-access';
import type { Access } from '../../lib/access/model/access';
import { forget, GRANTED, resource, trusts } from './support/changes';
import {
  ACCOUNT,
  accessOf,
  block,
  document,
  federation,
  pairs,
  PROVIDER_ARN,
  RECIPIENT,
  ROLE,
  ROLE_ARN,
  ROLE_GROUP,
  trustStatement,
} from './support/federation';

test('a grant shows role, account, conditions, policies and every link of its chain', () => {
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

test('conditions besides the audience are in the grant, and so is what a denial excludes', () => {
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

test('findings that a comment accepts are beside what they are about', () => {
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

test('a removed block that keeps the object is reported, one that destroys it is not', () => {
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

test('an account’s alias is read with the account, and the roles with which Terraform works', () => {
  const role_arn = 'arn:aws:iam::000000000001:role/deployer';
  const access = accessOf(
    federation(({ provider, resource: resources }) => {
      provider['aws']?.push({ alias: 'other', region: 'eu-central-1', assume_role: [{ role_arn }] });
      resources['aws_iam_account_alias'] = { x: { account_alias: 'mueller-tech', provider: 'aws.other' } };
    }),
  );
  expect(access.accountAliases).toEqual([
    { address: 'federation:aws_iam_account_alias.x', name: 'mueller-tech', accountId: '000000000001' },
  ]);
  expect(access.assumedRoles).toContain(role_arn);
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
