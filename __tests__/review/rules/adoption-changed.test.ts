import { adoptionChanged as rule } from '../../../lib/review/rules/adoption-changed';
import { change, role, seen } from '../support/builders';

const keeping = (adoption: string, adopted = true) => ({ roles: [role({ adopted, adoption })] });

test.each([
  ['it stays', keeping('jsonencode(a)'), keeping('jsonencode(a)')],
  ['the role is adopted just now', {}, keeping('jsonencode(a)')],
  ['the role is made here', keeping('a', false), keeping('b', false)],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports another expression', () => {
  expect(seen(rule, change(keeping('jsonencode(a)'), keeping('jsonencode(b)'))).join()).toContain(
    'jsonencode(a) → jsonencode(b)',
  );
});
