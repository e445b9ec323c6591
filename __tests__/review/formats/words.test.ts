import { isDangerous, renameSentence, verdictSentence, verdictWords } from '../../../lib/review/formats/words';
import type { Counts } from '../../../lib/review/model';
import { review } from '../../../lib/review/review';
import { change, grant, role } from '../support/builders';

const { counts: none } = review(change({}, {}), []);
const unchanged = (counts: Partial<Counts>) => ({ verdict: 'unchanged' as const, counts: { ...none, ...counts } });

test.each(['critical', 'high'] as const)('a new %s finding is dangerous, whatever the grants do', (severity) => {
  const report = unchanged({ [severity]: 1 });
  expect(isDangerous(report)).toBe(true);
  expect(verdictWords(report)).toBe('unchanged, dangerous');
  expect(verdictSentence(report)).toMatch(/^No grant changes, but /);
});

test.each(['medium', 'low', 'newlyBroken', 'unknown'] as const)('%s is no danger, and is not passed over', (what) => {
  const report = unchanged({ [what]: 1 });
  expect(verdictWords(report)).toBe('unchanged');
  expect(verdictSentence(report)).toMatch(/but something needs attention\.$/);
});

test('nothing at all is said plainly', () => {
  expect(verdictSentence(unchanged({}))).toBe('There will be no access changes.');
  // What was there before, or was accepted with a reason, is told elsewhere.
  expect(verdictSentence(unchanged({ standing: 3, accepted: 1 }))).toBe('There will be no access changes.');
});

test.each([
  ['broadened', /^Somebody gets more access, nobody gets less/],
  ['narrowed', /^Somebody gets less access, nobody gets more/],
  ['mixed', /^Somebody gets more access, and somebody gets less/],
] as const)('%s says who gains and who loses', (verdict, sentence) => {
  expect(verdictSentence({ verdict, counts: none })).toMatch(sentence);
});

test.each([
  ['broadened', /^Somebody may get more access, which no grant shows:/],
  ['mixed', /^Somebody may get more access, which no grant shows, and somebody gets less/],
] as const)('%s by what no grant shows says that somebody may get more', (verdict, sentence) => {
  expect(verdictSentence({ verdict, counts: { ...none, possibleGains: 1 } })).toMatch(sentence);
});

test.each([
  [{ managementGroup: 'Support' }, 'Support keeps Mueller-Tech / Ship, which was Mueller-Tech / Deploy'],
  [{ managementGroup: 'Help' }, 'Support keeps Mueller-Tech / Ship, which was Help → Mueller-Tech / Deploy'],
])('a rename tells the old name, and another group where there was one', (before, sentence) => {
  const [from, to] = [grant(before, role({ name: 'Deploy' })), grant({}, role({ name: 'Ship' }))];
  expect(renameSentence({ from, to })).toBe(sentence);
});
