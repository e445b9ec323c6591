import { readAccess } from '../../../lib/access/read-access';
import { readPlanJson } from '../../../lib/documents/read-plan-json';

/** Access of a state with one role whose boundary reads like this. */
function boundaryOf(boundary: unknown): string | undefined {
  const values = { name: 'x', arn: 'arn:aws:iam::123456789012:role/x', permissions_boundary: boundary };
  const role = { address: 'aws_iam_role.x', mode: 'managed', type: 'aws_iam_role', name: 'x', values };
  const state = { format_version: '1.0', values: { root_module: { resources: [role] } } };
  const [found] = readAccess([readPlanJson(state)]).roles;
  expect(found?.name).toBe('x');
  return found?.permissionsBoundary;
}

test.each(['', null, undefined])('a permissions boundary that a state gives as %j is none', (boundary) => {
  expect(boundaryOf(boundary)).toBeUndefined();
});

test('any other is one', () => {
  expect(boundaryOf('arn:aws:iam::123456789012:policy/edge')).toBe('arn:aws:iam::123456789012:policy/edge');
});
