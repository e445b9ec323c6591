import { roleAdopted as rule } from '../../../lib/review/rules/role-adopted';
import { change, role } from '../support/builders';

const adopted = { roles: [role({ adopted: true })] };

test.each([
  ['a role is made', change({}, { roles: [role()] })],
  ['an adopted role stays', change(adopted, adopted)],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports a role that is adopted', () => expect(rule.check(change({}, adopted))).toHaveLength(1));

test.each([
  'OrganizationAccountAccessRole',
  'AWSControlTowerExecution',
  'AWSReservedSSO_AdministratorAccess_0123456789abcdef',
  'AWSCloudFormationStackSetExecutionRole',
  'stacksets-exec-0123456789abcdef',
  'Administrator',
])('%s counts as an administrator by its name', (name) =>
  expect(rule.check(change({}, { roles: [role({ adopted: true, name })] }))).toMatchObject([
    { severity: 'critical', evidence: 'roles of this name usually are administrators of the account' },
  ]),
);

test.each(['legacy-deployer', 'AWSReservedSSO_ReadOnlyAccess_0123456789abcdef', 'AdministratorsReadOnly'])(
  '%s does not',
  (name) =>
    expect(rule.check(change({}, { roles: [role({ adopted: true, name })] }))[0]).not.toHaveProperty('severity'),
);

test('the role with which Terraform works is critical under any name', () => {
  const arn = 'arn:aws:iam::123456789012:role/deployer';
  const roles = [role({ adopted: true, arn: { known: arn } })];
  expect(rule.check(change({}, { roles, assumedRoles: [arn] }))).toMatchObject([{ severity: 'critical' }]);
  expect(rule.check(change({}, { roles, assumedRoles: ['arn:aws:iam::1:role/x'] }))[0]).not.toHaveProperty('severity');
});
