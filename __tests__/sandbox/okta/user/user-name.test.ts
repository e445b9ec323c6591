import type { User } from '../../../../sandbox/okta/model';
import { UserNameUnknown, userNameAt } from '../../../../sandbox/okta/user/user-name';

const profile = { login: 'james@mueller-tech.com', email: 'j@example.com', firstName: 'James', lastName: '' };
const name = (template: unknown) => userNameAt({ userNameTemplate: { template } }, { profile } as User);

test.each([
  [undefined, 'james@mueller-tech.com'],
  ['${source.login}', 'james@mueller-tech.com'],
  ['${source.email}', 'j@example.com'],
  ['${fn:substringBefore(source.login, "@")}', 'james'],
  ['${fn:substringBefore(source.firstName,"@")}', 'James'],
])('the format %j calls the user %s', (template, expected) => expect(name(template)).toBe(expected));

test.each(['${source.lastName}', '${source.nothing}', '${source.login}x', 'String.toUpperCase(user.login)', ''])(
  'the format %j is refused rather than guessed',
  (template) => expect(() => name(template)).toThrow(UserNameUnknown),
);
