import { InvalidName } from '../../lib/naming/invalid-name';
import { rolePath } from '../../lib/naming/role-path';

test.each(['/', '/okta/', '/a/b.c/d_e/', `/${'a'.repeat(510)}/`, '/aws/'])('takes the path %j', (path) => {
  expect(rolePath(path)).toBe(path);
});

test.each([
  '',
  'okta',
  '/okta',
  'okta/',
  '//',
  '/a b/',
  '/a,b/',
  '/${role}/',
  `/${'a'.repeat(511)}/`,
  '/aws-service-role/',
  '/aws-service-role/support.amazonaws.com/',
  '/aws-reserved/sso.amazonaws.com/',
])('refuses the path %j', (path) => expect(() => rolePath(path)).toThrow(InvalidName));
