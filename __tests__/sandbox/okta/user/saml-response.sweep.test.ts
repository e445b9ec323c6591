import fc from 'fast-check';
import { makeSigningKey } from '../../../../sandbox/okta/keys';
import { emptyOrg } from '../../../../sandbox/okta/org';
import { samlResponse } from '../../../../sandbox/okta/user/saml-response';
import { STATEMENT, verifyResponse } from './support/verify-response';

test('whatever a user is called, the signature fits and the name comes back', async () => {
  const key = await makeSigningKey(emptyOrg({ name: 'mueller-tech' }));
  // The library that checks reads the signed text once more, and takes these two for line ends.
  const lineEnds = /[\u0085\u2028]/;
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((name) => name.trim() === name && !lineEnds.test(name));
  await fc.assert(
    fc.asyncProperty(text, async (userName) => {
      const profile = await verifyResponse(samlResponse({ ...STATEMENT, userName, roles: [userName] }, key), key);
      expect(profile.nameID).toBe(userName);
    }),
    { examples: [['a\tb\r\nc'], ['</saml2:NameID><saml2:NameID>admin'], [']]>&amp;"\'']] },
  );
});
