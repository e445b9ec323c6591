import { plannedDestroyUnexplained as rule } from '../../../lib/review/rules/planned-destroy-unexplained';
import { change, role, seen } from '../support/builders';

const plan = (address: string, ...actions: string[]) => [{ address, type: 'aws_iam_role', actions }];
const after = { roles: [role()] };
const [, address = ''] = role().address.split(':');

test.each([
  ['the plan deletes what the documents lost', change(after, {}, plan(address, 'delete'))],
  ['the plan updates', change(after, after, plan(address, 'update'))],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([address, role().address])('reports that the plan deletes %s, which the documents have', (planned) => {
  expect(seen(rule, change(after, after, plan(planned, 'delete')))).toEqual([`${address}: the plan says delete`]);
});
