import { mergeMetadata, MetadataMismatch } from '../../../lib/cli/metadata/merge-metadata';

const key = (certificate: string) =>
  `<md:KeyDescriptor use="signing"><ds:X509Certificate>${certificate}</ds:X509Certificate></md:KeyDescriptor>`;
const metadata = (certificate: string, id = 'exk1') =>
  `<?xml version="1.0"?><md:EntityDescriptor entityID="http://www.okta.com/${id}"><md:IDPSSODescriptor>` +
  `${key(certificate)}<md:NameIDFormat/></md:IDPSSODescriptor></md:EntityDescriptor>`;

test('the new key is right after the active one, where the schema wants it', () => {
  expect(mergeMetadata(metadata('AA'), metadata('BB'))).toBe(
    metadata('AA').replace('<md:NameIDFormat/>', `${key('BB')}<md:NameIDFormat/>`),
  );
});

test('a third key can be added to two', () => {
  const two = mergeMetadata(metadata('AA'), metadata('BB'));
  expect(mergeMetadata(two, metadata('CC')).match(/AA|BB|CC/g)).toEqual(['AA', 'BB', 'CC']);
});

test.each([
  ['the same certificate, wrapped otherwise', metadata('AABB'), metadata('AA\n  BB'), 'Both files have the same'],
  ['two apps', metadata('AA'), metadata('BB', 'exk2'), 'The files are of two apps'],
  ['a file that is no metadata', 'hello', metadata('BB'), 'The first file is not SAML metadata'],
  [
    'metadata without a key',
    metadata('AA'),
    metadata('BB').replace(/<md:Key.*Key\w+>/, ''),
    'The second file has no key',
  ],
])('refuses %s', (_, active, next, complaint) => {
  expect(() => mergeMetadata(active, next)).toThrow(MetadataMismatch);
  expect(() => mergeMetadata(active, next)).toThrow(complaint);
});

test('a key that is commented out is neither taken over nor taken for the same', () => {
  const commented = metadata('AA').replace('<md:NameIDFormat/>', `<!-- ${key('BB')} --><md:NameIDFormat/>`);
  expect(() => mergeMetadata(metadata('AA'), commented)).toThrow('Both files have the same');
  expect(mergeMetadata(commented, metadata('BB')).match(/AA|BB|<!--/g)).toEqual(['AA', 'BB', '<!--', 'BB']);
});
