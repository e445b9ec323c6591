import { excludedUsersChanged as rule } from '../../../lib/review/rules/excluded-users-changed';
import { change, groupRule, seen } from '../support/builders';

const leavingOut = (...excludedUsers: string[]) => ({ rules: [groupRule({ excludedUsers })] });

test.each([
  ['nobody is left out', { rules: [groupRule()] }, leavingOut()],
  ['the same people are', leavingOut('00u1', '00u2'), leavingOut('00u2', '00u1')],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports who is left out now and who no longer is', () => {
  expect(seen(rule, change(leavingOut('00u1'), leavingOut('00u2')))).toEqual(['Deploy: +00u2 −00u1']);
});
