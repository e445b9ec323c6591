import { accounts, app, LIMITS, manyGroups, VALID } from './support/edges';
import { base, problemsOf, warningsOf, withFiles } from './support/fixtures';

describe.each(LIMITS)('%s', (_, inside, outside, rule) => {
  test('is taken up to its limit', () => {
    expect(withFiles(inside, (directory) => problemsOf(directory))).toEqual([]);
  });

  test('is refused beyond it, by one problem', () => {
    const problems = withFiles(outside, (directory) => problemsOf(directory));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(rule);
  });
});

test('more role groups than rules are possible with a rule for each management group', () => {
  const files = {
    ...base.federation('groupRules: per-management-group'),
    ...manyGroups,
    ...accounts(20, 101, (i) => `G${i}`),
  };
  expect(withFiles(files, (directory) => problemsOf(directory))).toEqual([]);
});

test('a role without a session length allows what the app asks for', () => {
  expect(withFiles(app('sessionDuration: 12h'), (directory) => problemsOf(directory))).toEqual([]);
});

test.each(VALID)('%s is valid', (_, files) => {
  expect(withFiles(files, (directory) => [problemsOf(directory), warningsOf(directory)])).toEqual([[], []]);
});
