import { OktaError } from '../../../../sandbox/okta/errors';
import { searchExpression } from '../../../../sandbox/okta/management/search-expression';

const user = { id: '00u1', status: 'ACTIVE', profile: { login: 'James@Mueller-Tech.com', title: null, level: 3 } };

test.each([
  ['profile.login eq "james@mueller-tech.com"', true],
  ['profile.login eq "ada@mueller-tech.com"', false],
  ['profile.login ne "ada@mueller-tech.com"', true],
  ['profile.login sw "james"', true],
  ['profile.login co "@mueller"', true],
  ['status pr', true],
  ['profile.title pr', false],
  ['profile.level eq "3"', true],
  ['status eq "ACTIVE" and profile.login sw "ada"', false],
  ['status eq "STAGED" or profile.login sw "james"', true],
  ['status eq "STAGED" and (status pr or id pr)', false],
  ['profile.constructor pr', false],
])('%s is %p', (text, expected) => expect(searchExpression(text)(user)).toBe(expected));

test.each([
  '',
  'profile.login',
  'profile.login eq',
  'profile.login is "x"',
  '(status pr',
  'status pr pr',
  'status eq "x" # y',
])('refuses %j', (text) => {
  expect(() => searchExpression(text)).toThrow(OktaError);
  expect(() => searchExpression(text)).toThrow('Invalid search criteria.');
});
