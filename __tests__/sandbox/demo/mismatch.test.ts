import { expectEqual, Mismatch } from '../../../sandbox/demo/mismatch';

test('lists are equal in any order', () => expect(() => expectEqual('roles', ['b', 'a'], ['a', 'b'])).not.toThrow());

test.each([
  [['a'], ['a', 'b']],
  [['a', 'b'], ['a']],
  [[], ['a']],
])('%j is not %j', (actual, expected) => {
  expect(() => expectEqual('roles', actual, expected)).toThrow(Mismatch);
});

test('says what was expected and what came', () => {
  expect(() => expectEqual('roles of james', ['a'], [])).toThrow(
    'MISMATCH in roles of james:\n  expected []\n  got      ["a"]',
  );
});
