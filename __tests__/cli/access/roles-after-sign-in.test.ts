import { rolesAfterSignIn } from '../../../lib/cli/access/roles-after-sign-in';
import {
  accessOf,
  ACCOUNT,
  block,
  federation,
  PROVIDER_ARN,
  ROLE,
  ROLE_ARN,
  ROLE_GROUP,
  trust,
  trustStatement,
} from '../../access/support/federation';
import { AUDIT_ARN, twoRoles } from '../../access/support/two-roles';

test('lists the roles of all the groups, each once, with the groups that lead there', () => {
  expect(rolesAfterSignIn(twoRoles(), ['Support', 'Cloud Admins'])).toEqual([
    {
      providerArn: PROVIDER_ARN,
      roleArn: ROLE_ARN,
      outcome: 'admitted',
      accountId: ACCOUNT,
      accountName: 'Tech',
      role: ROLE,
      roleGroup: ROLE_GROUP,
      through: ['Cloud Admins'],
    },
    expect.objectContaining({ roleArn: AUDIT_ARN, outcome: 'admitted', through: ['Cloud Admins', 'Support'] }),
  ]);
});

test('someone in no group, or in a group that leads nowhere, sees nothing', () => {
  expect(rolesAfterSignIn(twoRoles(), [])).toEqual([]);
  expect(rolesAfterSignIn(twoRoles(), ['Nobody'])).toEqual([]);
});

test('a role that Okta lists and AWS refuses is listed, marked, with the reason', () => {
  const refusing = trust(trustStatement({ Action: 'sts:AssumeRole' }));
  const [role] = rolesAfterSignIn(twoRoles({ assume_role_policy: refusing }), ['Support']);
  expect(role).toMatchObject({ roleArn: AUDIT_ARN, outcome: 'refused' });
  expect(role?.reason).toMatch(/no statement of the trust policy/);
});

test('a role of which AWS’s answer is not known says so', () => {
  expect(rolesAfterSignIn(twoRoles({ assume_role_policy: '${var.policy}' }), ['Support'])).toMatchObject([
    { roleArn: AUDIT_ARN, outcome: 'unknown' },
  ]);
});

test.each([
  ['that Okta overlooks', 'okta_group', 'role', { name: 'aws#Tech#A.B#1' }],
  ['by an inactive rule', 'okta_group_rule', 'rule', { status: 'INACTIVE' }],
])('a role group %s is not listed', (_, type, name, changes) => {
  const access = accessOf(federation((stack) => Object.assign(block(stack.resource, type, name), changes)));
  expect(rolesAfterSignIn(access, ['Cloud Admins'])).toEqual([]);
});

test('someone put into a role group by hand sees its role', () => {
  expect(rolesAfterSignIn(twoRoles(), [ROLE_GROUP])).toMatchObject([{ roleArn: ROLE_ARN, through: [ROLE_GROUP] }]);
});
