import {
  changeSentence,
  isDangerous,
  listed,
  renameSentence,
  verdictSentence,
  verdictWords,
} from '../../../lib/review/formats/words';
import type { ChangeGroup, Counts, GrantChange } from '../../../lib/review/model';
import { review } from '../../../lib/review/review';
import { change, grant, role } from '../support/builders';

const { counts: none } = review(change({}, {}), []);
const nobody = { gains: [], losses: [], notices: [], counts: none } as const;
const unchanged = (counts: Partial<Counts>) => ({
  ...nobody,
  verdict: 'unchanged' as const,
  counts: { ...none, ...counts },
});

test.each(['critical', 'high'] as const)('a new %s finding is dangerous, whatever the grants do', (severity) => {
  const report = unchanged({ [severity]: 1 });
  expect(isDangerous(report)).toBe(true);
  expect(verdictWords(report)).toBe('unchanged, dangerous');
  expect(verdictSentence(report)).toMatch(/^No grant changes, but /);
});

test.each(['medium', 'low', 'newlyBroken', 'unknown'] as const)(
  '%s is not a danger, and is not passed over',
  (what) => {
    const report = unchanged({ [what]: 1 });
    expect(verdictWords(report)).toBe('unchanged');
    expect(verdictSentence(report)).toMatch(/but something needs attention\.$/);
  },
);

test('nothing at all is not claimed of a plan that was not complete', () => {
  expect(verdictSentence({ ...unchanged({}), notices: ['the plan failed'] })).toMatch(
    /but something needs attention\.$/,
  );
});

test('nothing at all is said plainly', () => {
  expect(verdictSentence(unchanged({}))).toBe('There will be no access changes.');
  // What was there before, or was accepted with a reason, is told elsewhere.
  expect(verdictSentence(unchanged({ standing: 3, accepted: 1 }))).toBe('There will be no access changes.');
});

const gain = (managementGroup: string, accountId: string, power: GrantChange['power'] = 'limited'): GrantChange => ({
  grant: { ...grant({ managementGroup }), accountId },
  kind: 'new',
  differences: [],
  power,
});

test.each<[string, Partial<Parameters<typeof verdictSentence>[0]>, string]>([
  [
    'gains',
    { verdict: 'broadened', gains: [gain('A', '1'), gain('A', '2')] },
    '1 management group gets more access in 2 accounts. Nobody gets less.',
  ],
  [
    'administrators',
    { verdict: 'broadened', gains: [gain('A', '1', 'administrator')] },
    '1 management group gets administrator rights in 1 account. Nobody gets less.',
  ],
  [
    'some administrators',
    { verdict: 'broadened', gains: [gain('A', '1', 'administrator'), gain('B', '1')] },
    '2 management groups get more access in 1 account, 1 of them administrator rights. Nobody gets less.',
  ],
  [
    'a longer session of administrators',
    {
      verdict: 'broadened',
      gains: [
        { ...gain('A', '1', 'administrator'), kind: 'wider', differences: ['session longer, 1h → 12h'] },
        { ...gain('B', '1', 'administrator'), kind: 'wider', differences: ['policy Admin added'] },
      ],
    },
    '2 management groups get more access in 1 account, 1 of them administrator rights. Nobody gets less.',
  ],
  [
    'losses',
    { verdict: 'narrowed', losses: [gain('A', '1')] },
    '1 management group gets less access in 1 account. Nobody gets more.',
  ],
  [
    'losses beside what is unknown',
    { verdict: 'narrowed', losses: [gain('A', '1')], counts: { ...none, unknown: 1 } },
    '1 management group gets less access in 1 account.',
  ],
  [
    'both',
    { verdict: 'mixed', gains: [gain('A', '1')], losses: [gain('B', '2')] },
    '1 management group gets more access in 1 account. 1 management group gets less access in 1 account.',
  ],
  [
    'a possible gain',
    { verdict: 'broadened', counts: { ...none, possibleGains: 1 } },
    'Somebody may get access that no grant shows: 1 finding below. Nobody gets less.',
  ],
  [
    'people',
    { verdict: 'mixed', counts: { ...none, joined: 1, left: 2 } },
    '1 person joins a management group. 2 people leave a management group.',
  ],
])('%s are said with their numbers', (_, given, sentence) => {
  expect(verdictSentence({ ...nobody, verdict: 'unchanged', ...given })).toBe(sentence);
});

const plain = { name: (text: string) => text, strong: (text: string) => text.toUpperCase() };
const group = (parts: Partial<ChangeGroup>): ChangeGroup => ({
  kind: 'new',
  role: 'ReadOnly',
  accounts: [{ name: 'Tech', id: '123456789012' }],
  managementGroups: ['Support'],
  power: 'limited',
  policiesAfter: ['ReadOnlyAccess'],
  differences: [],
  grants: [],
  ...parts,
});

test.each<[string, Partial<ChangeGroup>, string]>([
  ['a gain', {}, 'Members of Support gain ReadOnly in Tech (123456789012): ReadOnlyAccess, not an administrator'],
  [
    'an administrator',
    { power: 'administrator', policiesAfter: ['AdministratorAccess'] },
    'Members of Support gain ReadOnly in Tech (123456789012): AdministratorAccess, ADMINISTRATOR',
  ],
  [
    'a wider role of the organization',
    {
      kind: 'mixed',
      accounts: [1, 2, 3, 4, 5, 6].map((i) => ({ name: `A${i}`, id: '1' })),
      managementGroups: ['A', 'B', 'C'],
      policiesBefore: ['ReadOnlyAccess'],
      policiesAfter: ['PowerUserAccess'],
    },
    'Members of A, B and C get more and less of ReadOnly in 6 accounts (A1, A2, A3, A4 and 2 more): ReadOnlyAccess → PowerUserAccess, not an administrator',
  ],
  [
    'an end',
    { until: '2027-01-31', reason: 'audit' },
    'Members of Support gain ReadOnly in Tech (123456789012): ReadOnlyAccess, not an administrator, until 2027-01-31, because audit',
  ],
  [
    'a loss',
    { kind: 'gone', policiesBefore: [], policiesAfter: undefined },
    'Members of Support lose ReadOnly in Tech (123456789012): no policies, not an administrator',
  ],
  [
    'an adopted role',
    { power: 'unknown', policiesAfter: undefined },
    'Members of Support gain ReadOnly in Tech (123456789012): policies unknown, unknown whether an administrator',
  ],
  [
    'a longer session',
    { kind: 'wider', policiesBefore: ['ReadOnlyAccess'], differences: ['session longer, 1h → 2h'] },
    'Members of Support get more of ReadOnly in Tech (123456789012): ReadOnlyAccess, not an administrator, session longer, 1h → 2h',
  ],
])('%s is one sentence', (_, parts, sentence) => {
  expect(changeSentence(group(parts), plain)).toBe(sentence);
});

test.each([
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B, C, D and E'],
  [['A', 'B', 'C', 'D', 'E', 'F'], 'A, B, C, D and 2 more'],
])('%j reads %s', (names, text) => {
  expect(listed(names, (name) => name)).toBe(text);
});

test.each([
  [{ managementGroup: 'Support' }, 'Support keeps Mueller-Tech / Ship, which was Mueller-Tech / Deploy'],
  [{ managementGroup: 'Help' }, 'Support keeps Mueller-Tech / Ship, which was Help → Mueller-Tech / Deploy'],
])('a rename shows the old name, and another group where there was one', (before, sentence) => {
  const [from, to] = [grant(before, role({ name: 'Deploy' })), grant({}, role({ name: 'Ship' }))];
  expect(renameSentence({ from, to })).toBe(sentence);
});
