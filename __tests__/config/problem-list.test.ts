import { ProblemList } from '../../lib/config/problem-list';
import { parseYaml } from '../../lib/config/yaml/parse-yaml';

const complaint = { value: 'x', requirement: 'is wrong', remedy: 'mend it' };

test('a complaint gets the place of its value, or of its key', () => {
  const problems = new ProblemList();
  problems.place('a.yaml', parseYaml('a:\n  b: x\n'));
  problems.complain('a.yaml', ['a', 'b'], complaint);
  problems.complain('a.yaml', ['a', 'b'], { ...complaint, on: 'key' });
  expect(problems.all.map(({ key, line, column }) => [key, line, column])).toEqual([
    ['a.b', 2, 6],
    ['a.b', 2, 3],
  ]);
});

test('the same complaint is kept once, another one of the same place is kept, too', () => {
  const problems = new ProblemList();
  for (const requirement of ['is wrong', 'is wrong', 'is bad'])
    problems.complain('a.yaml', ['a'], { ...complaint, requirement });
  expect(problems.all.map(({ requirement }) => requirement)).toEqual(['is wrong', 'is bad']);
});

test('a file that could not be read is placed at its beginning', () => {
  const problems = new ProblemList();
  problems.complain('gone.yaml', ['a'], complaint);
  expect(problems.all).toEqual([{ file: 'gone.yaml', line: 1, column: 1, key: 'a', ...complaint }]);
});

test('another list knows the same places, and none of the problems', () => {
  const problems = new ProblemList();
  problems.place('a.yaml', parseYaml('\n\na: x\n'));
  problems.complain('a.yaml', ['a'], complaint);
  const warnings = problems.another();
  expect(warnings.all).toEqual([]);
  warnings.complain('a.yaml', ['a'], complaint);
  expect(warnings.all).toMatchObject([{ line: 3, column: 4 }]);
});
