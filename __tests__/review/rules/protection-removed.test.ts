import { protectionRemoved as rule } from '../../../lib/review/rules/protection-removed';
import { change, role } from '../support/builders';

const guarded = (preventDestroy: boolean) => ({ roles: [role({ preventDestroy })] });

test.each([
  [true, true],
  [false, true],
  [false, false],
])('stays silent for prevent_destroy %s → %s', (before, after) => {
  expect(rule.check(change(guarded(before), guarded(after)))).toEqual([]);
});

test('reports a protection that goes', () => expect(rule.check(change(guarded(true), guarded(false)))).toHaveLength(1));
