import { join } from 'node:path';
import { readAccess } from '../../lib/access/read-access';
import { readSynthesized } from '../../lib/access/read-synthesized';
import { pairs } from './support/federation';

/** Federations of other people, as they might write them by hand. */
const read = (name: string) => readAccess(readSynthesized(join(__dirname, 'examples', name)));
const reasons = (items: readonly { readonly subject: string; readonly reason: string }[]) =>
  items.map(({ subject, reason }) => `${subject}: ${reason}`);

test('GovCloud, with for_each, a dynamic block, a policy document and names without a number sign', () => {
  const access = read('govcloud');
  expect(pairs(access)).toEqual([
    'Ops → arn:aws-us-gov:iam::210987654321:role/Operator',
    'Security → arn:aws-us-gov:iam::210987654321:role/Auditor',
    'Security → arn:aws-us-gov:iam::210987654321:role/Operator',
  ]);
  expect(access.grants[0]).toMatchObject({
    accountName: '210987654321',
    providerArn: 'arn:aws-us-gov:iam::210987654321:saml-provider/okta-gov',
    audiences: ['https://signin.amazonaws-us-gov.com/saml'],
    policies: { known: ['arn:aws-us-gov:iam::aws:policy/PowerUserAccess'] },
  });
  expect(reasons(access.unknown)).toEqual([
    expect.stringMatching(/^Auditor: a statement of the trust policy lets session tags in/),
    expect.stringMatching(/^Operator: a statement of the trust policy lets session tags in/),
  ]);
  expect(access.broken).toEqual([]);
});

test('a module for each account, with providers passed in, tfvars, and a module that is elsewhere', () => {
  const access = read('modules');
  expect(pairs(access)).toEqual([
    'Developers → arn:aws:iam::111111111111:role/Reader',
    'Developers → arn:aws:iam::222222222222:role/Reader',
  ]);
  expect(access.roles.map(({ address, permissionsBoundary }) => [address, permissionsBoundary])).toEqual([
    ['modules:module.build.aws_iam_role.reader', undefined],
    ['modules:module.shop["shop"].aws_iam_role.reader', 'arn:aws:iam::222222222222:policy/boundary'],
  ]);
  expect(access.managementGroups.map(({ name, existing }) => [name, existing])).toEqual([
    ['Developers', false],
    ['Team Leads', true],
  ]);
  expect(reasons(access.unknown)).toEqual([
    expect.stringMatching(/^module\.elsewhere: module "elsewhere" is not read: its source .* is not a local folder$/),
  ]);
  expect(access.broken).toEqual([]);
});

test('the old style: groups in the app, members in the group, policies in the role, an account by its ARNs', () => {
  const access = read('old-style');
  expect(access.grants).toEqual([
    expect.objectContaining({
      managementGroup: 'aws_123456789012_ops.admin',
      roleArn: 'arn:aws:iam::123456789012:role/ops.admin',
      maxSessionSeconds: 7200,
      policies: {
        known: [
          'arn:aws:iam::123456789012:policy/ops/own',
          'arn:aws:iam::aws:policy/IAMReadOnlyAccess',
          'arn:aws:iam::aws:policy/job-function/Billing',
          'ops',
        ],
      },
    }),
  ]);
  expect(access.managementGroups).toMatchObject([{ members: ['00uada', '00umore', 'james@mueller-tech.com'] }]);
  expect(access.users).toMatchObject([
    {
      name: 'okta',
      accountId: { known: '123456789012' },
      accessKeys: [{ status: 'Active', pgp: true }],
      policies: [{ name: 'arn:aws:iam::aws:policy/job-function/Billing' }, { name: 'list' }],
    },
  ]);
  expect(access.broken).toEqual([]);
  expect(reasons(access.unknown)).toEqual([
    expect.stringMatching(/SAML metadata: .*function file\(\) is not evaluated/),
  ]);
});

test('an app of one’s own is not followed, and nothing about it is guessed', () => {
  const access = read('own-app');
  expect({ grants: access.grants, broken: access.broken }).toEqual({ grants: [], broken: [] });
  expect(reasons(access.unknown)).toContainEqual(expect.stringMatching(/a SAML app of one’s own for AWS/));
});
