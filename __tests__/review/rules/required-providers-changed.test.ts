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

const layout = (stacks: Readonly<Record<string, (readonly [string, string])[]>>) => ({
  stacks: Object.keys(stacks),
  blocks: Object.entries(stacks).map(([name, args]) => ({ address: `${name}:terraform`, arguments: args })),
});
const AWS = ['required_providers.aws', '1'] as const;
const OKTA = ['required_providers.okta', '2'] as const;
const single = layout({ federation: [AWS, OKTA] });

test('stays silent when another layout has the same providers in other stacks', () => {
  expect(rule.check(change(single, layout({ okta: [OKTA], 'account-tech': [AWS] })))).toEqual([]);
});

test('reports another version that comes together with another layout, or with one more stack', () => {
  const other = ['required_providers.aws', '9'] as const;
  expect(seen(rule, change(single, layout({ okta: [OKTA], 'account-tech': [other] })))).toEqual([
    'account-tech: required_providers.aws added',
  ]);
  expect(seen(rule, change(single, layout({ federation: [AWS, OKTA], more: [other] })))).toEqual([
    'more: required_providers.aws added',
  ]);
});
