import { ConfigError } from '../../lib/config/config-error';
import { formatProblem, quoted, sortProblems, type Problem } from '../../lib/config/problem';

const problem = (parts: Partial<Problem>): Problem => ({
  file: 'config/accounts/mueller-tech.yaml',
  line: 7,
  column: 12,
  key: 'roles.Deploy.grantedTo[0]',
  value: 'Suport',
  requirement: 'no management group "Suport"',
  remedy: 'did you mean "Support"?',
  ...parts,
});

test('a problem is one line: place, key, requirement, remedy', () => {
  expect(formatProblem(problem({}))).toBe(
    'config/accounts/mueller-tech.yaml:7:12  roles.Deploy.grantedTo[0]: no management group "Suport" (did you mean "Support"?)',
  );
});

test.each([
  ['13h', 'needs 1h to 12h', 'x: "13h" needs 1h to 12h'],
  [899, 'needs 15m to 12h', 'x: 899 needs 15m to 12h'],
  [false, 'needs a text', 'x: false needs a text'],
  [['a'], 'needs a text', 'x: needs a text'],
  [undefined, 'is missing', 'x: is missing'],
  ['x', 'unknown key', 'x: unknown key'],
  ['y'.repeat(70), 'is long', `x: "${'y'.repeat(59)}… is long`],
])('a value %j is written before a requirement that does not name it', (value, requirement, line) => {
  expect(formatProblem(problem({ key: 'x', value, requirement, remedy: 'r' }))).toContain(`  ${line} (r)`);
});

test('a problem of a whole file has no key', () => {
  const line = formatProblem(
    problem({ line: 1, column: 1, key: '', value: undefined, requirement: 'is empty', remedy: 'r' }),
  );
  expect(line).toBe('config/accounts/mueller-tech.yaml:1:1  is empty (r)');
});

test('no name breaks the line, colours it or turns it round', () => {
  const line = formatProblem(problem({ key: 'a\nb\u001b[31m\u202ec\u200b', value: 'x\u2028y' }));
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  expect(line).toContain('a\\u{000a}b\\u{001b}[31m\\u{202e}c\\u{200b}');
});

test('problems are sorted by file, line and column as numbers, key and rule', () => {
  const sorted = [
    problem({ file: 'a', line: 2, column: 1 }),
    problem({ file: 'a', line: 10, column: 2 }),
    problem({ file: 'a', line: 10, column: 11, key: 'a' }),
    problem({ file: 'a', line: 10, column: 11, key: 'b', requirement: 'a' }),
    problem({ file: 'a', line: 10, column: 11, key: 'b', requirement: 'b' }),
    problem({ file: 'b', line: 1, column: 1 }),
  ];
  expect(sortProblems([...sorted].reverse())).toEqual(sorted);
  expect(new ConfigError([...sorted].reverse()).problems).toEqual(sorted);
});

test('a value is quoted as JSON', () => {
  expect([quoted('a"b'), quoted(1)]).toEqual(['"a\\"b"', '1']);
});
