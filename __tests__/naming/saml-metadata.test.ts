import { certificatesOf, entityIdOf, withoutComments } from '../../lib/naming/saml-metadata';

const key = (certificate: string) =>
  `<md:KeyDescriptor use="signing"><ds:X509Certificate>${certificate}</ds:X509Certificate></md:KeyDescriptor>`;
const metadata = (...keys: string[]) =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="http://www.okta.com/exk1">${keys.join('\n')}</md:EntityDescriptor>`;

test('names the identity provider and its certificates, without white space, in order', () => {
  const text = metadata(key('MII\n B=='), key('MIIA'));
  expect(entityIdOf(text)).toBe('http://www.okta.com/exk1');
  expect(certificatesOf(text)).toEqual(['MIIB==', 'MIIA']);
});

test('what is commented out counts for nothing', () => {
  expect(certificatesOf(metadata(key('MIIA'), `<!-- ${key('MIIB')} -->`))).toEqual(['MIIA']);
  expect(entityIdOf(`<!-- ${metadata()} -->`)).toBeUndefined();
});

test('blanking comments moves nothing', () => {
  const text = 'a<!-- one\ntwo -->b';
  expect(withoutComments(text)).toHaveLength(text.length);
  expect(withoutComments(text).split('\n')).toHaveLength(2);
  expect(withoutComments(text).endsWith('b')).toBe(true);
});

test('what is not metadata has neither', () => {
  expect(entityIdOf('<html/>')).toBeUndefined();
  expect(certificatesOf('<html/>')).toEqual([]);
});
