import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseYaml } from '../../../lib/config/yaml/parse-yaml';

describe('values', () => {
  test.each([
    ['yes', 'yes'],
    ['on', 'on'],
    ['true', true],
    ['010', 10],
    ['1_000', '1_000'],
    ['2027-01-31', '2027-01-31'],
    ['12:30', '12:30'],
    ['~', null],
    ['"012"', '012'],
  ])('%s is read as YAML 1.2 does', (text, value) => expect(parseYaml(text).value).toEqual(value));

  test('YAML 1.1 is not what a directive turns it into', () => {
    expect(parseYaml('%YAML 1.1\n---\na: yes\n').value).toEqual({ a: 'yes' });
  });

  test('whatever is written is read back', () => {
    const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__' && name !== '<<');
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.boolean(),
        fc.integer(),
        fc.array(tie('node')),
        fc.dictionary(key, tie('node'), { noNullPrototype: true }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        const read = parseYaml(stringify(value));
        expect([read.value, read.faults]).toEqual([value, []]);
      }),
    );
  });

  test('a thousand aliases of one anchor cost no more than their text', () => {
    const text = `a: &a [${'x, '.repeat(50)}x]\nb: [${'*a, '.repeat(1000)}*a]\n`;
    const { value, faults } = parseYaml(text);
    expect(faults).toEqual([]);
    const { b } = value as { b: unknown[] };
    expect(b[0]).toBe(b[1000]);
  });

  test('nothing is thrown, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ':', ' ', '\n', '&', '*', '-', '[', '{', ']', '}', '"', '<', '!', '|', '#', '?'),
          maxLength: 40,
        }),
        (text) => {
          for (const { line, column } of parseYaml(text).faults) expect(Math.min(line, column)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
    expect(parseYaml('['.repeat(20_000)).faults).not.toEqual([]);
  });
});

describe('places', () => {
  const text = `# comment
a:
  b: [one, two]
  "c d": 012
common: &common
  deep: { x: 1 }
merged:
  <<: *common
  y: 2
twice: *common
`;
  const { locate } = parseYaml(text);

  test.each([
    [['a'], 3, 3],
    [['a', 'b', 1], 3, 12],
    [['a', 'c d'], 4, 10],
    [['a', 'missing'], 3, 3],
    [['missing'], 2, 1],
    [['merged', 'deep', 'x'], 6, 14],
    [['merged', 'y'], 9, 6],
    [['twice'], 10, 8],
    [['twice', 'deep'], 6, 9],
    [['a', 'b', 7], 3, 6],
  ])('the value of %j is at %d:%d', (path, line, column) => {
    expect(locate(path)).toMatchObject({ line, column });
  });

  test.each([
    [['a', 'b'], 3, 3],
    [['a', 'c d'], 4, 3],
    [['merged', 'deep'], 6, 3],
    [['a', 'b', 0], 3, 7],
  ])('the key of %j is at %d:%d', (path, line, column) => {
    expect(locate(path, 'key')).toMatchObject({ line, column });
  });

  test('a value is known as it was written', () => {
    expect(locate(['a', 'c d']).source).toBe('012');
    expect(locate(['a', 'b']).source).toBeUndefined();
  });
});
