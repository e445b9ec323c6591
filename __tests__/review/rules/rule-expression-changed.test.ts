import { ruleExpressionChanged as rule } from '../../../lib/review/rules/rule-expression-changed';
import { change, granted, grant, groupRule, role, seen } from '../support/builders';

const reading = (name: string, targets: string[]) => ({
  rules: [
    groupRule({ expression: `isMemberOfAnyGroup("${name}")`, reads: { known: [name] }, targets: { known: targets } }),
  ],
});
const TARGET = grant().roleGroup;

test('stays silent when nothing changes', () => {
  expect(rule.check(change(reading('Support', ['VPN']), reading('Support', ['VPN'])))).toEqual([]);
});

test('stays silent for the same groups in another order', () => {
  const of = (...names: string[]) => ({
    rules: [groupRule({ expression: names.join(), reads: { known: names }, targets: { known: ['VPN'] } })],
  });
  expect(rule.check(change(of('a', 'b'), of('b', 'a')))).toEqual([]);
});

test('stays silent where gains and losses show it', () => {
  const before = { ...granted(), ...reading('Support', [TARGET]) };
  const after = { roles: [role()], grants: [grant({ managementGroup: 'Ops' })], ...reading('Ops', [TARGET]) };
  expect(rule.check(change(before, after))).toEqual([]);
});

test('reports a rule whose targets are not roles', () => {
  expect(seen(rule, change(reading('Support', ['VPN']), reading('Ops', ['VPN'])))).toEqual([
    'Deploy: isMemberOfAnyGroup("Support") → isMemberOfAnyGroup("Ops")',
  ]);
});
