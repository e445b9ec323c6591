import { attributeStatementsRole as rule } from '../../../lib/review/rules/attribute-statements-role';
import { app, change, seen } from '../support/builders';

const NAMES = 'https://aws.amazon.com/SAML/Attributes/';
const sending = (name: string) => ({ apps: [app({ attributes: { known: [name] } })] });

test.each(['department', `${NAMES}PrincipalTag:Role`, `${NAMES}SourceIdentity`])('stays silent about %s', (name) => {
  expect(rule.check(change({}, sending(name)))).toEqual([]);
});

test.each(['Role', 'RoleSessionName', 'SessionDuration', 'role '])('reports the attribute %s', (name) => {
  expect(rule.check(change({}, sending(`${NAMES}${name}`)))).toHaveLength(1);
});

test('shows what the attribute says, so that another value is another finding', () => {
  const text = `${NAMES}Role = arn:aws:iam::123456789012:role/Admin,arn:aws:iam::123456789012:saml-provider/Okta`;
  const apps = [app({ attributes: { known: [`${NAMES}Role`] }, attributeStatements: { known: [text] } })];
  expect(seen(rule, change({}, { apps }))).toEqual([`AWS Account Federation: ${text}`]);
});
