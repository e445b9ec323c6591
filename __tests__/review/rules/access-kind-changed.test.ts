import { existsSync } from 'node:fs';
import { NAMED } from '../../../lib/review/named-kinds';
import { review } from '../../../lib/review/review';
import { accessKindChanged as rule } from '../../../lib/review/rules/access-kind-changed';
import { change, seen } from '../support/builders';
import { KINDS } from '../support/schema-attacks';

const having = (kind: string, digest = 'a') => ({
  blocks: [{ address: `federation:${kind}.x`, arguments: [['role', digest]] as [string, string][] }],
});

test.each([
  ['nothing changes', having('okta_group_role'), having('okta_group_role')],
  ['another kind is added', { blocks: [] }, having('aws_iam_role')],
  ['one side has no blocks', {}, having('okta_group_role')],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['okta_group_role', 'SUPER_ADMIN'],
  ['okta_user_admin_roles', 'SUPER_ADMIN'],
  ['okta_idp_saml', 'another identity provider'],
  ['okta_inline_hook', 'another address'],
  ['okta_app_oauth_api_scope', 'management API'],
  ['aws_iam_openid_connect_provider', 'another identity provider'],
  ['aws_iam_user_login_profile', 'password'],
  ['aws_cloudformation_stack_set', 'in other accounts'],
])('reports %s by what it does, added, changed and removed', (kind, effect) => {
  const nothing = { blocks: [] };
  for (const [before, after, what] of [
    [nothing, having(kind), 'added'],
    [having(kind), having(kind, 'b'), 'changed'],
    [having(kind), nothing, 'removed'],
  ] as const) {
    const [found = ''] = seen(rule, change(before, after));
    expect(found).toContain(`${kind} ${what}: it `);
    expect(found).toContain(effect);
  }
});

test('is a possible gain, and no resource of an unknown kind', () => {
  const report = review(change({ blocks: [] }, having('okta_group_role')));
  expect(report.verdict).toBe('broadened');
  expect(report.findings.map(({ id }) => id)).not.toContain('unknown-kind');
});

test.each(NAMED)('%s is a kind of its provider', (kind) => {
  const [, provider = '', rest = ''] = /^([a-z]+)_(.+)$/.exec(kind) ?? [];
  const isBound = existsSync(`node_modules/@cdktf/provider-${provider}/lib/${rest.replaceAll('_', '-')}`);
  // The bindings know Okta's provider of version 4 only.
  expect(isBound || KINDS.okta.includes(kind)).toBe(true);
});
