import type { App, User } from '../../../../sandbox/okta/model';
import { attributesFor, StatementUnknown } from '../../../../sandbox/okta/user/attribute-statements';

const profile = {
  login: 'james@mueller-tech.com',
  email: 'j@example.com',
  firstName: 'James',
  lastName: '',
  costCenter: '4711',
};
const settings = (attributeStatements: unknown) =>
  ({ settings: { signOn: { attributeStatements } } }) as unknown as App;
const statement = (...values: string[]) => ({ type: 'EXPRESSION', name: 'Tag', values });
const of = (...statements: unknown[]) => [...attributesFor(settings(statements), { profile } as unknown as User)];

test.each([
  ['an attribute', 'user.costCenter', ['4711']],
  ['a string', '"CostCenter"', ['CostCenter']],
  ['a string with a quote and a backslash', String.raw`"a\"b\\c"`, [String.raw`a"b\c`]],
  ['a list of strings', 'Arrays.flatten("CostCenter", "Team")', ['CostCenter', 'Team']],
  ['a list of one', 'Arrays.flatten("Team")', ['Team']],
])('the statement says %s', (_, expression, values) => {
  expect(of(statement(expression))).toEqual([['Tag', values]]);
});

test.each(['user.division', 'user.lastName'])('a person without %s has no such attribute', (expression) => {
  expect(of(statement(expression))).toEqual([]);
});

test('an app without statements says nothing, and several statements keep their names', () => {
  expect([...attributesFor(settings(undefined), { profile } as unknown as User)]).toEqual([]);
  expect(of(statement('user.login'), { ...statement('user.costCenter'), name: 'Other' })).toEqual([
    ['Tag', ['james@mueller-tech.com']],
    ['Other', ['4711']],
  ]);
});

test.each([
  ['another function', statement('String.toUpperCase(user.login)')],
  ['a sum', statement('user.login + "x"')],
  ['a string that does not end', statement('"x')],
  ['a list of attributes', statement('Arrays.flatten(user.login, "x")')],
  ['a statement about groups', { type: 'GROUP', name: 'Groups', filterType: 'REGEX', filterValue: '.*' }],
  ['no statement at all', 'x'],
])('%s is refused rather than guessed', (_, wrong) => expect(() => of(wrong)).toThrow(StatementUnknown));
