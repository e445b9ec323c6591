import { moveOfDeclaredObject as rule } from '../../../lib/review/rules/move-of-declared-object';
import { add, bodyOf, document, federation, type Stack } from '../../access/support/federation';
import { readAccess } from '../../../lib/access';
import { review } from '../../../lib/review/review';
import { TODAY } from '../support/builders';
import { newFindings } from '../support/three-sources';

const before = (change: (stack: Stack) => void = () => undefined) =>
  federation((stack) => {
    add(stack, 'okta_group', 'other', { name: 'Other' });
    change(stack);
  });
const moving = (from: string, to: string, change: (stack: Stack) => void = () => undefined) => ({
  ...before(change),
  moved: [{ from, to }],
});
const found = (then: object, now: object) =>
  newFindings(
    review({
      before: readAccess([document(then as Stack)]),
      after: readAccess([document(now as Stack)]),
      today: TODAY,
    }),
  ).filter((line) => line.includes(rule.id));
const without = (type: string, name: string) => (stack: Stack) => {
  bodyOf(stack, type, name);
  stack.resource[type] = Object.fromEntries(Object.entries(stack.resource[type] ?? {}).filter(([key]) => key !== name));
};

test('stays silent about an object that only gets another address, before and after the apply', () => {
  const old = federation((stack) => {
    add(stack, 'okta_group', 'old', { name: 'Other' });
  });
  const moved = moving('okta_group.old', 'okta_group.other');
  expect(found(old, moved)).toEqual([]);
  expect(found(moved, moved)).toEqual([]);
});

test.each([
  ['both are declared', moving('okta_group.admins', 'okta_group.other'), 'declared at its former address as well'],
  [
    'there is another object at the new address, which stays',
    moving('okta_group.other', 'okta_group.role', without('okta_group', 'other')),
    'where another object is: Terraform deletes the one that was to move',
  ],
  [
    'nothing is declared at the new address',
    moving('okta_group.other', 'okta_group.none', without('okta_group', 'other')),
    'where nothing is declared: Terraform deletes the object',
  ],
  [
    'the kinds differ',
    moving('okta_group.other', 'okta_group_rule.rule', without('okta_group', 'other')),
    'of another kind',
  ],
])('reports a move where %s', (_, after, evidence) => {
  expect(found(before(), after).join()).toContain(evidence);
});
