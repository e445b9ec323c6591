import { rolesInAssertion, rolesOnPage } from '../../../sandbox/journey/role-picker';

test('reads the roles out of a picker page, each once, sorted', () => {
  const html = `<fieldset>
    <div class="saml-role"><label for="arn:aws:iam::123456789012:role/B">B</label></div>
    <div class="saml-role"><label for="arn:aws:iam::123456789012:role/A">A</label></div>
    <label for="arn:aws:iam::123456789012:role/A">A</label><label for="password">Password</label>
  </fieldset>`;
  expect(rolesOnPage(html)).toEqual(['arn:aws:iam::123456789012:role/A', 'arn:aws:iam::123456789012:role/B']);
});

test('reads provider and role out of an assertion', () => {
  const pair = (role: string) => `<saml2:AttributeValue>arn:p,arn:${role}</saml2:AttributeValue>`;
  const xml = `<saml2:Attribute Name="https://aws.amazon.com/SAML/Attributes/Role">${pair('b')}${pair('a')}</saml2:Attribute>
    <saml2:Attribute Name="other"><saml2:AttributeValue>x,y</saml2:AttributeValue></saml2:Attribute>`;
  expect(rolesInAssertion(Buffer.from(xml).toString('base64'))).toEqual([
    ['arn:p', 'arn:a'],
    ['arn:p', 'arn:b'],
  ]);
});

test('an assertion without roles has none', () => expect(rolesInAssertion('')).toEqual([]));
