import { oktaRequestsOf } from '../../../lib/cli/summary/okta-requests';
import { account, federation, role } from '../../support/federation';

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
