import { InvalidName } from '../../lib/naming/invalid-name';
import { sessionActions, sessionAttributes, sessionTagKey, userAttribute } from '../../lib/naming/session-tags';
import { sessionNameOf, userNameTemplate } from '../../lib/naming/user-name-format';

const tags = new Map([
  ['Team', 'user.department'],
  ['CostCenter', 'user.costCenter'],
]);
const NAME = 'https://aws.amazon.com/SAML/Attributes/';

test('trust policies allow what the assertion does, and no more', () => {
  expect(sessionActions(undefined)).toEqual([]);
  expect(sessionActions({ tags, transitive: [] })).toEqual(['sts:TagSession']);
  expect(sessionActions({ tags: new Map(), transitive: [], sourceIdentity: 'user.login' })).toEqual([
    'sts:SetSourceIdentity',
  ]);
});

test('the attributes are those that AWS reads, in a fixed order', () => {
  expect(sessionAttributes({ tags, transitive: ['Team'], sourceIdentity: 'user.login' })).toEqual([
    { name: `${NAME}PrincipalTag:CostCenter`, values: ['user.costCenter'] },
    { name: `${NAME}PrincipalTag:Team`, values: ['user.department'] },
    { name: `${NAME}TransitiveTagKeys`, values: ['"Team"'] },
    { name: `${NAME}SourceIdentity`, values: ['user.login'] },
  ]);
  expect(sessionAttributes({ tags, transitive: ['Team', 'CostCenter'] }).at(-1)?.values).toEqual([
    'Arrays.flatten("CostCenter", "Team")',
  ]);
});

test('a key has up to 128 characters that STS takes', () => {
  expect(sessionTagKey('k'.repeat(128))).toHaveLength(128);
  for (const key of ['k'.repeat(129), '', 'a*', 'AWS:x']) expect(() => sessionTagKey(key)).toThrow(InvalidName);
});

test.each(['login', 'user.', 'user.a b', 'user.login + "x"', 'source.login'])('%j is not an attribute', (text) => {
  expect(() => userAttribute('session tag', text)).toThrow(InvalidName);
});

test.each([
  ['user.login', '${source.login}', 'BUILT_IN'],
  ['user.email', '${source.email}', 'BUILT_IN'],
  ['beforeAt(user.login)', '${fn:substringBefore(source.login, "@")}', 'BUILT_IN'],
  ['user.employeeNumber', '${source.employeeNumber}', 'CUSTOM'],
])('the user name %s is Okta’s %s', (format, template, type) => {
  expect(userNameTemplate(format)).toEqual({ template, type });
});

test('a login makes the session’s name only where it is the name', () => {
  expect(sessionNameOf("o'brien@x.com", 'user.login')).toBe("o'brien@x.com");
  expect(sessionNameOf('james@x.com', 'beforeAt(user.login)')).toBe('james');
  expect(sessionNameOf("o'brien@x.com", 'user.employeeNumber')).toBeUndefined();
  expect(() => userNameTemplate('${source.login}')).toThrow(InvalidName);
});
