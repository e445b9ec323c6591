import type { Connection } from '../../lib/config/model';
import { account, federation, managementGroup, idOf } from '../support/federation';
import { synthesize, synthesizeSingle } from '../support/synthesize';

const providerOf = (connect: Connection, partition: 'aws' | 'aws-us-gov' | 'aws-cn' = 'aws') => {
  const signInRegions = { aws: ['us-east-1'], 'aws-us-gov': ['us-gov-west-1'], 'aws-cn': ['cn-north-1'] }[partition];
  const accounts = [account('Tech', { id: '012345678901', connect, roles: [] })];
  return synthesizeSingle(federation({ accounts, partition, signInRegions })).provider?.['aws'];
};

test('an account is reached by a role in it, in a session with a fixed name, and no other account is', () => {
  expect(providerOf({ type: 'assumeRole', role: 'OrganizationAccountAccessRole' })).toEqual([
    {
      alias: 'account_012345678901',
      region: 'us-east-1',
      allowed_account_ids: ['012345678901'],
      assume_role: [
        {
          role_arn: 'arn:aws:iam::012345678901:role/OrganizationAccountAccessRole',
          session_name: 'okta-aws-federation',
        },
      ],
    },
  ]);
});

test('a role may be given by its ARN, with an external id', () => {
  const role = 'arn:aws:iam::012345678901:role/ops/Deployer';
  expect(providerOf({ type: 'assumeRole', role, externalId: 'mueller' })).toMatchObject([
    { assume_role: [{ role_arn: role, external_id: 'mueller', session_name: 'okta-aws-federation' }] },
  ]);
});

test('or the account is reached by a profile', () => {
  const [provider] = providerOf({ type: 'profile', profile: 'tech' }) ?? [];
  expect(provider).toMatchObject({ profile: 'tech', allowed_account_ids: ['012345678901'] });
  expect(provider).not.toHaveProperty('assume_role');
});

test.each([
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
] as const)('in %s requests are signed for %s', (partition, region) => {
  expect(providerOf({ type: 'assumeRole', role: 'Deployer' }, partition)).toMatchObject([
    { region, assume_role: [{ role_arn: `arn:${partition}:iam::012345678901:role/Deployer` }] },
  ]);
});

test('the Okta provider knows the org; who Terraform is there, and by which way, the environment says', () => {
  expect(synthesizeSingle(federation()).provider?.['okta']).toEqual([
    { org_name: 'mueller-tech', base_url: 'okta.com' },
  ]);
});

test('providers are a window of versions, by their full names', () => {
  const { terraform } = synthesizeSingle(federation());
  expect(terraform?.['required_providers']).toEqual({
    aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
    okta: { source: 'okta/okta', version: '>= 4.20.0, < 7.0.0' },
  });
});

test('a stack requires the providers that it uses, and no others', () => {
  const providers = (stack: string) =>
    Object.keys(synthesize(federation({ layout: 'per-account' })).get(stack)?.terraform?.['required_providers'] ?? {});
  expect(providers('okta')).toEqual(['okta']);
  expect(providers(`account-${idOf('Mueller-Tech')}`)).toEqual(['aws']);
  const external = federation({ app: { metadata: 'x'.repeat(1000) }, managementGroups: [managementGroup('Support')] });
  expect(Object.keys(synthesizeSingle(external).terraform?.['required_providers'] as object)).toEqual(['aws']);
});
