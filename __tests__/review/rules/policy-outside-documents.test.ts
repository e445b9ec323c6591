import { policyOutsideDocuments as rule } from '../../../lib/review/rules/policy-outside-documents';
import {
  ADMINISTRATOR,
  allow,
  change,
  granted,
  managedPolicy,
  outsider,
  policy,
  READ_ONLY,
  seen,
} from '../support/builders';

test('stays silent for roles of the documents, and for a managed policy that nobody gets', () => {
  const otherHolders = [managedPolicy('arn:aws:iam::123456789012:policy/p', allow('s3:*'))];
  expect(rule.check(change({}, { ...granted(), otherHolders }))).toEqual([]);
});

test.each([
  [
    outsider('role', 'ci', policy(ADMINISTRATOR)),
    'role ci in 123456789012: arn:aws:iam::aws:policy/AdministratorAccess (administrator)',
  ],
  [
    outsider('user', 'bob', policy(READ_ONLY)),
    'user bob in 123456789012: arn:aws:iam::aws:policy/ReadOnlyAccess (read-only)',
  ],
  [outsider('group', 'ops', policy('inline', allow('s3:*'))), 'group ops in 123456789012: inline (writing)'],
  [
    outsider('role', 'ci', policy('arn:aws:iam::123456789012:policy/x')),
    'role ci in 123456789012: arn:aws:iam::123456789012:policy/x (unknown)',
  ],
])('reports each policy with what it gives (%#)', (holder, expected) => {
  expect(seen(rule, change({}, { otherHolders: [holder] }))).toEqual([expected]);
});
