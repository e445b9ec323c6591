import { permissionsBoundaryRemoved as rule } from '../../../lib/review/rules/permissions-boundary-removed';
import { allow, change, managedPolicy, role, seen } from '../support/builders';

const bounded = (permissionsBoundary?: string) => ({
  roles: [role(permissionsBoundary === undefined ? {} : { permissionsBoundary })],
});

test.each([
  ['it stays', bounded('b'), bounded('b')],
  ['one is added', bounded(), bounded('b')],
  ['there was none', bounded(), bounded()],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

const document = (actions: string) => ({
  roles: [role({ permissionsBoundary: 'arn:aws:iam::123456789012:policy/b' })],
  otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/b', allow(actions))],
});

test.each([
  ['allows less', document('*'), document('s3:*')],
  ['is the same', document('s3:*'), document('s3:*')],
])('stays silent when its document %s', (_, before, after) => {
  expect(rule.check(change(before, after))).toEqual([]);
});

test('reports a boundary whose own document allows more, and one that other documents decide now', () => {
  expect(seen(rule, change(document('s3:*'), document('*'))).join()).toContain('allows more');
  expect(seen(rule, change(document('s3:*'), { ...document('*'), otherHolders: [] })).join()).toContain(
    'one side only',
  );
});

test.each([
  [bounded(), 'permissions boundary b removed'],
  [bounded('wide'), 'b → wide'],
])('reports a boundary that goes or is another', (after, evidence) => {
  expect(seen(rule, change(bounded('b'), after)).join()).toContain(evidence);
});
