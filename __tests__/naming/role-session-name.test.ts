import { InvalidName } from '../../lib/naming/invalid-name';
import { roleSessionName } from '../../lib/naming/role-session-name';

test.each(['ab', 'james@mueller-tech.com', 'a+b=c,d.e@f_g-h', 'a'.repeat(64)])('%j can sign in', (login) => {
  expect(roleSessionName(login)).toBe(login);
});

test.each(['a', 'a'.repeat(65), "o'brien@mueller-tech.com", 'jürgen@x.de', 'a b', 'ab\n', ''])(
  '%j can not sign in',
  (login) => expect(() => roleSessionName(login)).toThrow(InvalidName),
);
