import { trustActionAdded as rule } from '../../../lib/review/rules/trust-action-added';
import { change, role, seen, statement } from '../support/builders';

const SIGN_IN = 'sts:AssumeRoleWithSAML';
const allowing = (...actions: string[]) => ({ roles: [role({ trust: { known: [statement({ actions })] } })] });
const nobody = { roles: [role({ trust: { known: [] } })] };

test.each([
  ['nothing changes', allowing(SIGN_IN), allowing(SIGN_IN)],
  ['the same is written in other letters', allowing(SIGN_IN), allowing(SIGN_IN.toLowerCase())],
  ['an action goes', allowing(SIGN_IN, 'sts:TagSession'), allowing(SIGN_IN)],
  ['everything was allowed', allowing('sts:*'), allowing(SIGN_IN, 'sts:TagSession')],
  ['the principal is new, which other rules judge', nobody, allowing(SIGN_IN)],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each(['sts:TagSession', 'sts:SetSourceIdentity', 'sts:Assume*'])('reports %s', (action) => {
  expect(seen(rule, change(allowing(SIGN_IN), allowing(SIGN_IN, action))).join()).toContain(action.toLowerCase());
});
