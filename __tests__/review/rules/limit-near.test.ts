import { limitNear as rule } from '../../../lib/review/rules/limit-near';
import { change, grant, groupRule, policy, role, roleGroup, seen } from '../support/builders';

const policies = (n: number) => ({
  roles: [role({ policies: Array.from({ length: n }, (_, i) => policy(`arn:aws:iam::aws:policy/P${i}`)) })],
});
const targets = (n: number) => ({
  rules: [groupRule({ targets: { known: Array.from({ length: n }, (_, i) => roleGroup({ name: `g${i}` }).name) } })],
});
const grants = (n: number) => ({ grants: Array.from({ length: n }, (_, i) => grant({}, role({ name: `r${i}` }))) });

test.each([
  ['7 policies', policies(7)],
  ['79 targets', targets(79)],
  ['179 roles for one group', grants(179)],
])('stays silent for %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

test.each([
  ['8 of 10', policies(8)],
  ['10 of 10', policies(10)],
  ['80 of 100', targets(80)],
  ['180 of 225', grants(180)],
])('reports %s', (evidence, after) => expect(seen(rule, change({}, after)).join()).toContain(evidence));
