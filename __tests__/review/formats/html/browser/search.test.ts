import type { GrantView } from '../../../../../lib/review/formats/html/browser/decode';
import { search, type Query } from '../../../../../lib/review/formats/html/browser/search';

const view = (parts: Partial<GrantView>): GrantView => ({
  before: true,
  after: true,
  mark: 'has',
  group: 'Support',
  accountName: 'Mueller-Tech',
  accountId: '123456789012',
  role: 'Okta-Mueller-Tech-Admin',
  roleArn: 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin',
  policies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
  details: () => ({ sessionSeconds: 3600, audiences: [], conditions: [], differences: [], chain: [] }),
  ...parts,
});
const found = (query: Partial<Query>, ...grants: GrantView[]) =>
  search(grants, { text: '', scope: 'everything', side: 'after', ...query });

test.each(['', 'support', 'SUPPORT', 'mueller admin', '1234', 'administratoraccess', 'support tech 123456789012'])(
  'finds a grant by %j',
  (text) => expect(found({ text }, view({}))).toHaveLength(1),
);
test.each(['auditors', 'support auditors', 'admin  readonly'])('does not find it by %j', (text) => {
  expect(found({ text }, view({}))).toEqual([]);
});
test.each([
  ['group', 'support', 'tech'],
  ['account', 'tech', 'support'],
  ['role', 'okta-mueller', 'support'],
  ['policy', 'administrator', 'support'],
] as const)('looks only at the %s when asked to', (scope, hit, miss) => {
  expect(found({ scope, text: hit }, view({}))).toHaveLength(1);
  expect(found({ scope, text: miss }, view({}))).toEqual([]);
});
test('words of the page are not part of a name: a search cannot match across two fields', () => {
  expect(found({ text: 'supportmueller' }, view({}))).toEqual([]);
});
test('each side shows what it had; what is lost shows after, as a loss', () => {
  const [same, added, lost] = [view({}), view({ before: false, mark: 'new' }), view({ after: false, mark: 'gone' })];
  const [now, then] = [view({ before: false, mark: 'wider' }), view({ after: false, mark: 'wider' })];
  const all = [same, added, lost, now, then];
  expect(found({ side: 'before' }, ...all)).toEqual([same, lost, then]);
  expect(found({ side: 'after' }, ...all)).toEqual([same, added, lost, now]);
  expect(found({ side: 'changes' }, ...all)).toEqual([added, lost, now]);
});
