import { base32, codeAt, keyUri, openSteps, rehearsalSecret, stepAt } from '../../../../sandbox/okta/sign-on/totp';

// RFC 6238, appendix B, the last six of its eight digits.
const SECRET = Buffer.from('12345678901234567890');
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('second %i has the code of the RFC', (second, code) => {
  expect(codeAt(SECRET, stepAt(new Date(second * 1000)))).toBe(code);
});

test('the steps before and after the current one are open, until a later one was used', () => {
  const now = new Date(100 * 30_000);
  expect(openSteps(now)).toEqual([99, 100, 101]);
  expect(openSteps(now, 100)).toEqual([101]);
  expect(openSteps(now, 101)).toEqual([]);
});

test.each([
  ['f', 'MY'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('%s is written as in RFC 4648, without padding', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written);
});

test('a secret is a person’s own, always the same, and 160 bits long', () => {
  const james = rehearsalSecret('james@mueller-tech.com');
  expect(james).toEqual(rehearsalSecret('james@mueller-tech.com'));
  expect(james).not.toEqual(rehearsalSecret('ada@mueller-tech.com'));
  expect(james).toHaveLength(20);
});

test('an authenticator app finds issuer, account and secret in the key URI', () => {
  const uri = new URL(keyUri('mueller-tech', 'james@mueller-tech.com'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('mueller-tech sandbox:james@mueller-tech.com');
  expect(uri.searchParams.get('secret')).toBe(base32(rehearsalSecret('james@mueller-tech.com')));
});
