import { actionKind, actionsAt, sortedActions } from '../../lib/review/planned-actions';

const action = (address: string, ...actions: string[]) => ({ address, type: 'aws_iam_role', actions });

test.each([
  [['create'], 'create'],
  [['update'], 'update'],
  [['delete'], 'delete'],
  [['delete', 'create'], 'replace'],
  [['create', 'delete'], 'replace'],
  [['forget'], 'forget'],
  [['read'], 'read'],
  [['no-op'], 'no-op'],
  [[], 'no-op'],
])('%j is %s', (actions, kind) => expect(actionKind(action('a', ...actions))).toBe(kind));

test('what goes comes first, then by address', () => {
  const plan = [action('d', 'create'), action('c', 'forget'), action('b', 'delete'), action('a', 'delete')];
  expect(sortedActions(plan).map(({ address }) => address)).toEqual(['a', 'b', 'c', 'd']);
});

test('an action is found by its address, with or without the stack', () => {
  const at = actionsAt([action('aws_iam_role.a', 'create'), action('okta:aws_iam_role.b', 'delete')]);
  expect(at('federation:aws_iam_role.a')?.actions).toEqual(['create']);
  expect(at('okta:aws_iam_role.b')?.actions).toEqual(['delete']);
  expect(at('federation:aws_iam_role.b')).toBeUndefined();
  expect(actionsAt()('a:b')).toBeUndefined();
});
