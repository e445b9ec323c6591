import type { Access } from '../../lib/access/model/access';
import { review } from '../../lib/review/review';
import { ADMINISTRATOR, change, granted, managementGroup, policy } from './support/builders';

const admin = (...accept: { rule: string; reason: string }[]) => granted({ policies: [policy(ADMINISTRATOR)], accept });
const idle = (before: Partial<Access>, after: Partial<Access>) =>
  review(change(before, after)).findings.filter(({ id }) => id === 'acceptance-idle');

test('an acceptance of what is found is not idle, also where it is at other resources too', () => {
  const accept = [{ rule: 'administrator-grant', reason: 'break glass' }];
  expect(idle({}, { ...admin(...accept), managementGroups: [managementGroup({ accept })] })).toEqual([]);
});

test('two reasons for one finding are both used', () => {
  expect(
    idle({}, admin({ rule: 'administrator-grant', reason: 'a' }, { rule: 'administrator-grant', reason: 'b; c' })),
  ).toEqual([]);
});

test.each([
  ['a misspelt rule', { rule: 'administrator-grants', reason: 'break glass' }, 'break glass'],
  ['a rule that sees nothing', { rule: 'long-session', reason: 'night shift' }, 'night shift'],
  ['no reason', { rule: 'administrator-grant', reason: ' ' }, 'it has no reason'],
])('%s is reported', (_, accept, evidence) => {
  expect(idle({}, admin(accept))).toMatchObject([{ subject: accept.rule, evidence, isNew: true, severity: 'low' }]);
});

test('one that was idle before is not news', () => {
  const both = admin({ rule: 'long-session', reason: 'night shift' });
  expect(idle(both, both)).toMatchObject([{ isNew: false }]);
});
