import { groupFilterLoose as rule } from '../../../lib/review/rules/group-filter-loose';
import { app, change, FILTER } from '../support/builders';

const filtering = (known: string) => change({}, { apps: [app({ groupFilter: { known } })] });

test.each([FILTER, String.raw`^aws_(a|b)_[|]\|x$`, String.raw`^ends in a backslash\\$`])(
  'stays silent for %s',
  (filter) => {
    expect(rule.check(filtering(filter))).toEqual([]);
  },
);

test('stays silent for a filter that cannot be read, which another rule reports', () => {
  expect(rule.check(change({}, { apps: [app({ groupFilter: { unknown: 'a variable' } })] }))).toEqual([]);
});

test.each([FILTER.slice(1), FILTER.slice(0, -1), String.raw`^aws\$`, '^aws|gcp$', ''])('reports %j', (filter) => {
  expect(rule.check(filtering(filter))).toHaveLength(1);
});
