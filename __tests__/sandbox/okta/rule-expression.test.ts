import type { Group } from '../../../sandbox/okta/model';
import { ExpressionError, parseRuleExpression, type Subject } from '../../../sandbox/okta/rule-expression';
import { someone, testOrg } from './support/org';

const user = { ...someone(testOrg()), profile: { ...someone(testOrg()).profile, department: 'Platform' } };
const group = (name: string) => ({ profile: { name } }) as Group;
/** A member of the groups with ids a and b, which are called Support and Cloud Admins. */
const subject: Subject = {
  user,
  isMemberOf: (id) => ['a', 'b'].includes(id),
  groups: () => [group('Support'), group('Cloud Admins')],
};

test.each([
  ['isMemberOfAnyGroup("a")', true],
  ['isMemberOfAnyGroup("x","b")', true],
  ['isMemberOfAnyGroup("x", "y")', false],
  ['isMemberOfGroup("a")', true],
  ['isMemberOfGroup("x")', false],
  ['isMemberOfGroupName("Support")', true],
  ['isMemberOfGroupName("support")', false],
  ['isMemberOfGroupNameStartsWith("Cloud")', true],
  ['isMemberOfGroupNameStartsWith("Admins")', false],
  ['isMemberOfGroupNameContains("Admins")', true],
  ['!isMemberOfGroup("a")', false],
  ['not isMemberOfGroup("x")', true],
  ['isMemberOfGroup("a") && isMemberOfGroup("x")', false],
  ['isMemberOfGroup("a") and isMemberOfGroup("b")', true],
  ['isMemberOfGroup("x") || isMemberOfGroup("b")', true],
  ['isMemberOfGroup("x") OR isMemberOfGroup("y")', false],
  // && binds more strongly than ||, and parentheses more than both.
  ['isMemberOfGroup("a") || isMemberOfGroup("b") && isMemberOfGroup("x")', true],
  ['(isMemberOfGroup("a") || isMemberOfGroup("b")) && isMemberOfGroup("x")', false],
  ['!(isMemberOfGroup("x") || isMemberOfGroup("y"))', true],
  ['user.department == "Platform"', true],
  ["user.department != 'Platform'", false],
  ['user.costCenter == ""', true],
  ['String.startsWith(user.login, "james@")', true],
  ['String.stringContains(String.toLowerCase(user.department), "plat")', true],
  ['String.toUpperCase(user.department) == "PLATFORM"', true],
  ['true', true],
  ['false', false],
])('%s is %p', (expression, expected) => expect(parseRuleExpression(expression)(subject)).toBe(expected));

test.each([
  ['', 'is not complete'],
  ['isMemberOfAnyGroup()', 'needs a string in quotes in place of ")"'],
  ['isMemberOfAnyGroup("a"', 'needs ")" where "its end" stands'],
  ['isMemberOfAnyGroup("a") isMemberOfGroup("b")', 'has "isMemberOfGroup" where it should end'],
  ['isMemberOfAnyGroup(a)', 'needs a string in quotes'],
  ['isMemberOfAnyGruop("a")', 'has "isMemberOfAnyGruop", which is not evaluated here'],
  ['user.department', 'needs "!=" where "its end" stands'],
  ['String.startsWith(user.login)', 'takes two texts'],
  ['"a" # "b"', `can't be read from " # "b"" on`],
  ['constructor("a")', 'has "constructor"'],
])('refuses %s: %s', (expression, reason) => {
  expect(() => parseRuleExpression(expression)).toThrow(ExpressionError);
  expect(() => parseRuleExpression(expression)).toThrow(reason);
});
