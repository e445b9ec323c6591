import { atLeast, inWindow, parseVersion } from '../../../sandbox/terraform/version';

test.each([
  ['Terraform v1.11.4\non linux_amd64', '1.11.4'],
  ['OpenTofu v1.9.0', '1.9.0'],
  ['Terraform v1.12.0-rc1', '1.12.0'],
  ['command not found', undefined],
])('reads the version out of %j', (text, version) => expect(parseVersion(text)).toBe(version));

test('compares versions by number, not by letter', () => {
  expect(atLeast('1.11.4', '1.7.0')).toBe(true);
  expect(atLeast('1.6.9', '1.7.0')).toBe(false);
  expect(atLeast('1.7.0', '1.7.0')).toBe(true);
});

test.each([
  ['4.20.0', true],
  ['6.12.0', true],
  ['4.19.9', false],
  ['7.0.0', false],
])('the window >= 4.20.0, < 7.0.0 takes %s: %s', (version, inside) =>
  expect(inWindow(version, '>= 4.20.0, < 7.0.0')).toBe(inside),
);

test('refuses a window it would misread', () => {
  expect(() => inWindow('4.20.0', '~> 4.0')).toThrow('only >=, < and =');
});
