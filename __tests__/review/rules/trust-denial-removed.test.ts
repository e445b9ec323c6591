import { trustDenialRemoved as rule } from '../../../lib/review/rules/trust-denial-removed';
import { change, role, seen, statement } from '../support/builders';

const network = (...values: string[]) => [{ operator: 'NotIpAddress', key: 'aws:SourceIp', values }];
const denial = (...values: string[]) => statement({ effect: 'Deny', conditions: network(...values) });
const trusting = (...known: ReturnType<typeof statement>[]) => ({ roles: [role({ trust: { known } })] });
const before = trusting(statement(), denial('192.0.2.0/24'));

test.each([
  ['nothing changes', before],
  ['another denial comes', trusting(statement(), denial('192.0.2.0/24'), denial('198.51.100.0/24'))],
  ['the policy cannot be read, which has its own rule', { roles: [role({ trust: { unknown: 'x' } })] }],
])('stays silent when %s', (_, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['a denial goes', trusting(statement())],
  ['it denies others', trusting(statement(), denial('0.0.0.0/0'))],
])('reports that %s', (_, after) => {
  expect(seen(rule, change(before, after)).join()).toContain('without Deny');
});
