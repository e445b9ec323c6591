import { requiredProvidersChanged as rule } from '../../../lib/review/rules/required-providers-changed';
import { change, seen } from '../support/builders';

const stack = (...args: (readonly [string, string])[]) => ({
  blocks: [{ address: 'federation:terraform', arguments: args }],
});

test.each([
  ['nothing changes', stack(['required_providers', '1']), stack(['required_providers', '1'])],
  ['the state moves', stack(['backend', '1']), stack(['backend', '2'])],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports another version', () => {
  expect(seen(rule, change(stack(['required_providers', '1']), stack(['required_providers', '2'])))).toEqual([
    'federation: required_providers changed',
  ]);
});
