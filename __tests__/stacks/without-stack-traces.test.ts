import { Token } from 'cdktf';
import { withoutStackTraces } from '../../lib/stacks/without-stack-traces';

const tokenOf = () => Token.asAny({ any: 'value' }) as unknown as { readonly creationStack: readonly string[] };

test('a token made inside notes nothing, one made afterwards does', () => {
  expect(withoutStackTraces(tokenOf).creationStack).toEqual([]);
  expect(tokenOf().creationStack).not.toEqual([]);
});

test('it gives back what was made', () => expect(withoutStackTraces(() => 42)).toBe(42));

test('an error passes through with its stack, and what was set before is set again', () => {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  let stack = '';
  try {
    withoutStackTraces(() => {
      throw new TypeError('inside');
    });
  } catch (error) {
    stack = (error as Error).stack ?? '';
  }
  expect(stack).toMatch(/TypeError: inside\n\s+at /);
  expect(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')).toEqual(before);
});
