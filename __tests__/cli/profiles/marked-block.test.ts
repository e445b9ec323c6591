import fc from 'fast-check';
import { joined, markedBlock, surroundings } from '../../../lib/cli/profiles/marked-block';

const OWNER = 'mueller-tech.okta.com aws';
const block = (...lines: string[]) => markedBlock(OWNER, lines);
const put = (text: string, ...lines: string[]) => joined(surroundings(text, OWNER, 'config'), block(...lines));

test('a second run replaces what the first one wrote, whatever is around it', () => {
  const foreign = fc
    .array(fc.constantFrom('[profile mine]', 'region = eu-west-1', '', '# note', '  # >>> other'))
    .map((lines) => lines.map((line) => `${line}\n`).join(''));
  fc.assert(
    fc.property(foreign, foreign, (before, after) => {
      const first = `${before}${block('[profile gone]')}${after}`;
      expect(put(first, '[profile new]')).toBe(`${before}${block('[profile new]')}${after}`);
    }),
  );
});

test('a file without a block gets it at the end, after an empty line, once', () => {
  const once = put('[default]\nregion = x', '[profile a]');
  expect(once).toBe(`[default]\nregion = x\n\n${block('[profile a]')}`);
  expect(put(once, '[profile a]')).toBe(once);
  expect(put('', '[profile a]')).toBe(block('[profile a]'));
});

test('line ends of the file are kept', () => {
  expect(put('[default]\r\n', '[profile a]')).toBe(`[default]\r\n\r\n${block('[profile a]').replaceAll('\n', '\r\n')}`);
});

test('the block of another org is somebody else’s', () => {
  const other = markedBlock('mueller-tech.okta.com aws-us-gov', ['[profile gov]']);
  expect(put(other, '[profile a]')).toBe(`${other}\n${block('[profile a]')}`);
});

test.each([
  ['an end without a begin', block('x').split('\n').slice(1).join('\n')],
  ['a begin without an end', `${block('x').split('\n').slice(0, 2).join('\n')}\n`],
  ['two blocks', block('x') + block('y')],
])('%s is refused', (_, text) => expect(() => put(text, 'z')).toThrow('are not one pair'));
