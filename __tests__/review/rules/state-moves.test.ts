import { stateMoves as rule } from '../../../lib/review/rules/state-moves';
import { change, seen } from '../support/builders';

test('reports which stacks take over how many objects', () => {
  const to = new Map([
    ['okta', 20],
    ['account-123456789012', 1],
  ]);
  expect(seen(rule, { ...change({}, {}), moved: [{ from: 'federation', to }] })).toEqual([
    'federation → okta: 20 objects',
    'federation → account-123456789012: 1 object',
  ]);
});

test('stays silent while every stack keeps its objects', () => expect(seen(rule, change({}, {}))).toEqual([]));
