import { AWS_MANAGED_POLICIES } from '../../../lib/config/policies/aws-managed-policies';
import { awsManagedPath, policyArn } from '../../../lib/config/policies/policy-arn';

test.each([
  ['AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
  ['ViewOnlyAccess', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
  ['job-function/ViewOnlyAccess', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
  ['arn:aws:iam::1:policy/x', 'arn:aws:iam::1:policy/x'],
])('%s is %s', (policy, arn) => expect(policyArn(policy, 'aws')).toBe(arn));

test('each name has one path', () => {
  const names = [...AWS_MANAGED_POLICIES.values()].flat();
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(1400);
  expect(names.filter((name) => !/^[\w+=,.@-]{1,128}$/.test(name))).toEqual([]);
  expect(awsManagedPath('constructor')).toBeUndefined();
});

test.each(['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess', 'SecurityAudit', 'Billing', 'AWSSupportAccess'])(
  '%s is known',
  (name) => expect(awsManagedPath(name)).toBeDefined(),
);
