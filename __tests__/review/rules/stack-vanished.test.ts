import { stackVanished as rule } from '../../../lib/review/rules/stack-vanished';
import { change, role, seen } from '../support/builders';

const tech = { stacks: ['account-Tech', 'okta'], roles: [role({ address: 'account-Tech:aws_iam_role.Admin' })] };

test.each([
  ['it stays', tech, tech],
  ['it is retired: empty, but there', tech, { stacks: ['account-Tech', 'okta'] }],
  ['it held nothing', { stacks: ['account-Tech'] }, { stacks: [] }],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a stack that goes with its objects', () => {
  expect(seen(rule, change(tech, { stacks: ['okta'] }))).toEqual(['account-Tech: 1 objects']);
});
