import { oktaRequestsOf } from '../../../lib/cli/summary/okta-requests';
import { shardOf } from '../../../lib/naming/shard';
import { account, federation, idOf, role } from '../../support/federation';

/** Requests of a plan, of the first apply, and of one role more. */
function requests(assign: 'all' | 'management-groups', roles: number): number[] {
  const names = Array.from({ length: roles }, (_, number) => role(`Role-${String(number)}`));
  return oktaRequestsOf(federation({ app: { assign }, accounts: [account('Tech', { roles: names })] })).map(
    (each) => each.requests,
  );
}

test('where management groups alone are assigned, no assignment is sent for a role group', () => {
  const [all, fewer] = [requests('all', 150), requests('management-groups', 150)];
  // 150 assignments less, on one page each time.
  expect((all[1] ?? 0) - (fewer[1] ?? 0)).toBe(150);
  // One role more sends the management group and 151 role groups again, and reads them; or none of it.
  expect((all[2] ?? 0) - (fewer[2] ?? 0)).toBe(153);
});

test('one role more costs the refresh and its own objects where management groups alone are assigned', () => {
  for (const roles of [2, 150]) {
    const [plan = 0, , more = 0] = requests('management-groups', roles);
    expect(more - plan).toBe(6);
  }
});

/** Accounts with ten roles each, in 256 shards. */
function sharded(accounts: number, groupRules: 'per-role-group' | 'per-management-group'): number[] {
  const names = Array.from({ length: accounts }, (_, number) => `Account-${String(number)}`);
  const roles = Array.from({ length: 10 }, (_, number) => role(`Role-${String(number)}`));
  const config = federation({
    layout: 'per-account',
    groupRules,
    ruleParts: 256,
    app: { assign: 'management-groups' },
    // One account a shard, so that what is compared is the number of shards that have one.
    accounts: [...new Map(names.map((name) => [shardOf(idOf(name), 256), name])).values()].map((name) =>
      account(name, { roles }),
    ),
  });
  return oktaRequestsOf({ ...config, okta: { ...config.okta, shards: 256 } }).map((each) => each.requests);
}

test.each(['per-role-group', 'per-management-group'] as const)(
  'with shards, one role more costs what its shard has, whatever the number of accounts (%s)',
  (form) => {
    const [few, many] = [sharded(5, form), sharded(400, form)];
    expect(many[0]).toBeGreaterThan(10 * (few[0] ?? Infinity));
    expect(many[2]).toBe(few[2]);
    // Ten groups, with ten rules or one, and the six requests that make the group and its rule.
    expect(many[2]).toBe(form === 'per-role-group' ? 26 : 17);
  },
);
