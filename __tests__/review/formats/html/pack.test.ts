import { decodeGrants } from '../../../../lib/review/formats/html/browser/decode';
import { pack } from '../../../../lib/review/formats/html/pack';
import { review } from '../../../../lib/review/review';
import type { Access } from '../../../../lib/access/model/access';
import { change, grant, granted, READ_ONLY, role } from '../../support/builders';

const views = (before: Partial<Access>, after: Partial<Access>) => decodeGrants(pack(review(change(before, after))));

test('an unchanged grant is listed once, for both sides, with its chain', () => {
  const [view, ...others] = views(granted(), granted());
  expect(others).toEqual([]);
  expect(view).toMatchObject({ before: true, after: true, mark: 'has', group: 'Support', policies: [READ_ONLY] });
  expect(view?.details()).toMatchObject({ sessionSeconds: 3600, reason: 'runs deployments', chain: grant().chain });
});

test('a grant that gives more is listed twice, and says what differs', () => {
  const list = views(granted(), granted({ maxSessionSeconds: 7200 }));
  expect(list.map(({ before, after, mark }) => ({ before, after, mark }))).toEqual([
    { before: false, after: true, mark: 'wider' },
    { before: true, after: false, mark: 'wider' },
  ]);
  expect(list.map((view) => view.details().sessionSeconds)).toEqual([7200, 3600]);
  expect(list[0]?.details().differences).toEqual(['session longer, 1h → 2h']);
});

test('what is gone, new, mixed and renamed is marked so', () => {
  const marks = (before: Partial<Access>, after: Partial<Access>) => views(before, after).map(({ mark }) => mark);
  expect(marks(granted(), {})).toEqual(['gone']);
  expect(marks({}, granted())).toEqual(['new']);
  expect(marks(granted(), granted({ maxSessionSeconds: 7200, permissionsBoundary: 'b' }))).toEqual(['mixed', 'mixed']);
  expect(marks(granted(), granted({ name: 'Ship' }))).toEqual(['renamed', 'renamed']);
});

test('strings are listed once', () => {
  const roles = ['A', 'B', 'C'].map((name) => role({ name }));
  const { strings } = pack(review(change({}, { roles, grants: roles.map((it) => grant({}, it)) })));
  expect(new Set(strings).size).toBe(strings.length);
});

test('an adopted role says that its policies are unknown', () => {
  const [view] = views({}, granted({ adopted: true }));
  expect(view?.policies.join()).toContain('(unknown)');
});
