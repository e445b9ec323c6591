import { signInArgumentChanged as rule } from '../../../lib/review/rules/sign-in-argument-changed';
import { otherChange } from '../../../lib/review/rules/other-change';
import { change, seen } from '../support/builders';

const APP = 'plan:module.sso.okta_app_saml.aws["prod"]';
const having = (address: string, ...args: (readonly [string, string])[]) => ({
  blocks: [{ address, arguments: args }],
});

test.each([
  ['nothing changes', having(APP, ['inline_hook_id', '1']), having(APP, ['inline_hook_id', '1'])],
  ['another argument does', having(APP, ['hide_web', '1']), having(APP, ['hide_web', '2'])],
  [
    'the argument is of another kind',
    having('a:aws_iam_role.x', ['users', '1']),
    having('a:aws_iam_role.x', ['users', '2']),
  ],
  ['there are no blocks to compare', {}, having(APP, ['inline_hook_id', '1'])],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports another app in a block, and not the app of a new one', () => {
  const address = 'plan:okta_app_access_policy_assignment.x';
  const [one, two] = [having(address, ['app_id', '1']), having(address, ['app_id', '2'])];
  expect(seen(rule, change(one, two))).toEqual([`${address}: app_id`]);
  expect(rule.check(change({ blocks: [] }, one))).toEqual([]);
});

test.each([
  [APP, 'skip_authentication_policy'],
  ['plan:okta_app_signon_policy_rule.x', 'network_connection'],
  [APP, 'inline_hook_id'],
  [APP, 'implicit_assignment'],
  [APP, 'subject_name_id_template'],
  [APP, 'accessibility_self_service'],
  [APP, 'users'],
  ['a:okta_app_group_assignment.x', 'profile'],
  ['a:aws_iam_user.okta', 'permissions_boundary'],
])('reports %s.%s that is new, differs or is removed, once', (address, name) => {
  const [none, one, two] = [having(address), having(address, [name, '1']), having(address, [name, '2'])];
  for (const [before, after] of [
    [none, one],
    [one, two],
    [two, none],
  ] as const) {
    expect(seen(rule, change(before, after))).toEqual([`${address}: ${name}`]);
    expect(otherChange.check(change(before, after))).toEqual([]);
  }
});

test('reports it in a block that is new', () =>
  expect(rule.check(change({ blocks: [] }, having(APP, ['inline_hook_id', '1'])))).toHaveLength(1));
