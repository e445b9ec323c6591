import { formatSummary } from '../../../lib/cli/summary/format-summary';
import type { Limit } from '../../../lib/cli/summary/limits';
import { summarize } from '../../../lib/cli/summary/summarize';
import { coloursOf } from '../../../lib/cli/io';
import { federation } from '../support/federation';

const plain = coloursOf({ write: () => undefined, colour: false });
const withLimit = (used: number): string => {
  const limit: Limit = { what: 'group rules in the org', used, limit: 2000, of: 'Okta' };
  return formatSummary({ ...summarize(federation()), limits: [limit] }, plain);
};

test.each([
  [1599, false],
  [1600, true],
  [2000, true],
])('at %i of 2000, what is left is shown: %s', (used, told) => {
  expect(withLimit(used).includes(`← ${String(2000 - used)} left`)).toBe(told);
});
