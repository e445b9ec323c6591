import { X509Certificate } from 'node:crypto';
import { readAccount, type AccountToRead } from '../../lib/live/aws/read-account';
import { readOrganization, unreadOrganization } from '../../lib/live/aws/read-organization';
import { AWS_READS } from '../../lib/live/aws/reads';
import { startAws, type Aws } from '../../sandbox/aws/start';
import { identityProvider } from '../sandbox/aws/support/identity-provider';
import { lendEnvironment } from '../support/lend-environment';

const ID = '123456789012';
const CONNECTION = 'OrganizationAccountAccessRole';
const others = Array.from({ length: 45 }, (_, i) => ({
  ...{ id: String(200_000_000_000 + i), name: `Lab ${String(i)}` },
  status: i % 10 === 0 ? ('SUSPENDED' as const) : ('ACTIVE' as const),
}));
const account = (id: string): AccountToRead => ({
  ...{ id, partition: 'aws', region: 'us-east-1', keysOf: ['sandbox'] },
  connection: { type: 'assumeRole', roleArn: `arn:aws:iam::${id}:role/${CONNECTION}` },
});

let aws: Aws;
let metadata = '';
let certificate = '';
let takeBack: () => void = () => undefined;

beforeAll(async () => {
  ({ metadata, certificate } = await identityProvider());
  aws = await startAws({
    ...{ iamPageSize: 2, otherAccounts: others },
    accounts: [
      {
        ...{ id: ID, connectionRole: CONNECTION, profile: 'tech', alias: 'mueller-tech' },
        samlProviders: [{ name: 'Okta', metadata }],
        existingRoles: ['a', 'b', 'c', 'd', 'e'].map((name) => ({
          ...{ name: `Role-${name}`, description: `Number ${name}`, policies: ['ReadOnlyAccess'] },
          inline: { more: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } } },
        })),
        existingPolicies: ['one', 'two', 'three'].map((name) => `arn:aws:iam::${ID}:policy/${name}`),
      },
    ],
  });
  takeBack = lendEnvironment(aws.environment);
});
afterAll(async () => {
  takeBack();
  await aws.stop();
});

test('an account is read whole, however short the pages are', async () => {
  const before = aws.calls.length;
  const [read, unread] = await readAccount(account(ID));
  expect(unread).toEqual([]);
  expect(read.alias).toBe('mueller-tech');
  expect(read.roles.map(({ name }) => name)).toEqual([
    CONNECTION,
    ...['a', 'b', 'c', 'd', 'e'].map((name) => `Role-${name}`),
  ]);
  expect(read.roles.at(-1)).toMatchObject({
    ...{ description: 'Number e', maxSessionSeconds: 3600, attached: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    inline: [{ name: 'more' }],
  });
  expect(read.users.map(({ name, keys }) => [name, keys?.length])).toEqual([['sandbox', 1]]);
  expect(read.policies.map(({ arn }) => arn.split('/')[1])).toEqual(['one', 'three', 'two']);
  // 1 user, 6 roles and 3 policies, 2 at a time; 6 roles, 2 at a time.
  const made = (name: string) => aws.calls.slice(before).filter(({ action }) => action === name).length;
  expect([made('GetAccountAuthorizationDetails'), made('ListRoles')]).toEqual([5, 3]);
});

test('a SAML provider ends when its certificate does', async () => {
  const [{ samlProviders }] = await readAccount(account(ID));
  const end = new Date(new X509Certificate(Buffer.from(certificate, 'base64')).validTo).toISOString();
  expect(samlProviders).toEqual([
    { arn: `arn:aws:iam::${ID}:saml-provider/Okta`, metadata, validUntil: end, tags: {} },
  ]);
});

test('all accounts of the organization are listed, twenty at a time', async () => {
  const before = aws.calls.length;
  const listed = await readOrganization('us-east-1');
  expect(listed).toHaveLength(others.length + 2);
  expect(listed.filter(({ status }) => status === 'SUSPENDED')).toHaveLength(5);
  expect(listed.find(({ id }) => id === ID)).toEqual({ id: ID, name: 'mueller-tech', status: 'ACTIVE' });
  expect(aws.calls.slice(before).map(({ action }) => action)).toEqual(['ListAccounts', 'ListAccounts', 'ListAccounts']);
});

test('an account that lets nobody in is unread as a whole, and says why', async () => {
  const [read, unread] = await readAccount(account(others[1]?.id ?? ''));
  expect(read.roles).toEqual([]);
  expect(unread).toEqual([
    { where: others[1]?.id, what: 'sts:AssumeRole', reason: expect.stringContaining('AccessDenied') as string },
  ]);
});

test('the organization is refused to a member account, by name', async () => {
  const restore = lendEnvironment({ AWS_PROFILE: 'tech', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
  try {
    const error = await readOrganization('us-east-1').catch((thrown: unknown) => thrown);
    expect(unreadOrganization(error)).toEqual({
      ...{ where: 'organization', what: 'organizations:ListAccounts' },
      reason: expect.stringContaining('AccessDeniedException') as string,
    });
  } finally {
    restore();
  }
});

test('nothing but the calls of the list ever came in', () => {
  const came = new Set(aws.calls.map(({ service, action }) => `${service}:${action}`));
  expect([...came].filter((call) => !(AWS_READS as readonly string[]).includes(call))).toEqual([]);
  expect(came.size).toBe(AWS_READS.length);
});
