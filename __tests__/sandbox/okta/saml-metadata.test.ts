import { entityId, samlMetadata } from '../../../sandbox/okta/saml-metadata';
import { awsApp, signingKey } from './support/app';
import { testOrg } from './support/org';

test('names the app, its certificate and where users are sent', async () => {
  const app = await awsApp(testOrg());
  const key = await signingKey();
  const xml = samlMetadata(app, key, 'http://127.0.0.1:80');
  const all = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, value = '']) => value.replace(/\s/g, ''));
  expect(all(/entityID="([^"]*)"/g)).toEqual([`http://www.okta.com/${app.externalKey}`]);
  expect(entityId(app)).toBe(`http://www.okta.com/${app.externalKey}`);
  expect(all(/<ds:X509Certificate>([^<]*)</g)).toEqual([key.certificate]);
  expect(all(/<md:KeyDescriptor use="([^"]*)"/g)).toEqual(['signing']);
  expect(all(/Binding="[^"]*:([^":]*)"/g)).toEqual(['HTTP-POST', 'HTTP-Redirect']);
  const location = `http://127.0.0.1:80/app/amazon_aws/${app.externalKey}/sso/saml`;
  expect(all(/Location="([^"]*)"/g)).toEqual([location, location]);
});
