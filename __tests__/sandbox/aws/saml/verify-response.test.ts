import { readAssertion } from '../../../../sandbox/aws/saml/assertion';
import { type IdentityProvider, parseMetadata } from '../../../../sandbox/aws/saml/metadata';
import { verifiedAssertion } from '../../../../sandbox/aws/saml/verify-response';
import { samlResponse } from '../../../../sandbox/okta/user/saml-response';
import { identityProvider, metadataXml, type TestIdentityProvider } from '../support/identity-provider';
import {
  assertionXml,
  base64,
  facts,
  responseXml,
  signatureOver,
  signedResponse,
  signedResponseXml,
  type AssertionFacts,
} from '../support/signed-by-hand';

let idp: TestIdentityProvider;
let provider: IdentityProvider;
beforeAll(async () => {
  idp = await identityProvider();
  provider = parseMetadata(idp.metadata);
});

const PAIR = 'arn:aws:iam::123456789012:saml-provider/Okta,arn:aws:iam::123456789012:role/ReadOnly';
const EVIL = PAIR.replace('ReadOnly', 'Admin');
const honest = (changes: Partial<AssertionFacts> = {}) => facts({ issuer: idp.entityId, roles: [PAIR], ...changes });
const roles = async (response: string, by = provider) =>
  readAssertion(await verifiedAssertion(response, by)).roles.map(({ roleArn }) => roleArn);
const INVALID = { code: 'InvalidIdentityToken', message: 'Response signature invalid' };

test('reads an assertion that was signed without any XML library', async () => {
  expect(await roles(signedResponse(honest(), idp.privateKey))).toEqual(['arn:aws:iam::123456789012:role/ReadOnly']);
});

test('reads an assertion that xml-crypto has signed', async () => {
  const endpoint = { url: 'https://signin.aws.amazon.com/saml', audience: 'urn:amazon:webservices' };
  const statement = {
    issuer: idp.entityId,
    endpoint,
    userName: 'james',
    roles: [PAIR],
    sessionDuration: 3600,
    issuedAt: new Date(),
  };
  expect(await roles(samlResponse(statement, idp))).toEqual(['arn:aws:iam::123456789012:role/ReadOnly']);
});

test('takes each key that the metadata holds, so that a key can be rotated', async () => {
  const next = await identityProvider(idp.entityId);
  const both = parseMetadata(metadataXml(idp.entityId, [idp.certificate, next.certificate]));
  for (const { privateKey } of [idp, next])
    expect(await roles(signedResponse(honest(), privateKey), both)).toHaveLength(1);
});

describe('refuses', () => {
  test.each([
    ['a changed role', (xml: string) => xml.replace('role/ReadOnly', 'role/Admin')],
    ['a changed recipient', (xml: string) => xml.replace('signin.aws', 'eu-central-1.signin.aws')],
    [
      'an added role',
      (xml: string) => xml.replace('</saml2:AttributeValue>', `$&<saml2:AttributeValue>${EVIL}</saml2:AttributeValue>`),
    ],
    ['a changed digest', (xml: string) => xml.replace(/<ds:DigestValue>../, '<ds:DigestValue>AA')],
    ['a changed signature', (xml: string) => xml.replace(/<ds:SignatureValue>../, '<ds:SignatureValue>AA')],
    ['no signature', (xml: string) => xml.replace(/<ds:Signature .*<\/ds:Signature>/, '')],
    ['an empty signature', (xml: string) => xml.replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>')],
  ])('%s', async (_, tamper) => {
    const xml = signedResponseXml(honest(), idp.privateKey);
    expect(tamper(xml)).not.toBe(xml);
    await expect(roles(base64(tamper(xml)))).rejects.toMatchObject(INVALID);
  });

  test('a signature with a shared secret in place of the key: the certificate is not a secret', async () => {
    const xml = signedResponseXml(honest(), idp.privateKey);
    const hmac = xml.replace(
      'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
    );
    await expect(roles(base64(hmac))).rejects.toMatchObject(INVALID);
  });
});

describe('signature wrapping: a signed assertion is carried along, and another one put where it is looked for', () => {
  const signed = () => {
    const f = honest();
    return { f, xml: assertionXml(f, signatureOver(assertionXml(f), f.id, idp.privateKey)) };
  };
  const forged = (id: string, inside = '') => assertionXml(honest({ id, roles: [EVIL] }), inside);
  const cases: [name: string, xml: () => string][] = [
    ['the forged one first', () => responseXml(forged('evil'), signed().xml)],
    ['the forged one second', () => responseXml(signed().xml, forged('evil'))],
    ['both with one id', () => (({ f, xml }) => responseXml(forged(f.id), xml))(signed())],
    ['the signed one inside of the forged one', () => responseXml(forged('evil', signed().xml))],
    [
      'the signed one in an extension, its signature moved to the forged one',
      () => {
        const { xml } = signed();
        const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/.exec(xml) ?? [];
        const original = `<saml2p:Extensions>${xml.replace(signature, '')}</saml2p:Extensions>`;
        return responseXml(original, forged('evil', signature));
      },
    ],
    [
      'the signed one inside of the signature',
      () => {
        const { xml } = signed();
        const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/.exec(xml) ?? [];
        const object = `<ds:Object>${xml.replace(signature, '')}</ds:Object></ds:Signature>`;
        return responseXml(forged('evil', signature.replace('</ds:Signature>', object)));
      },
    ],
  ];

  test.each(cases)('%s', async (_, xml) => {
    // Either the whole is refused, or what is read is what was signed; never the forged role.
    const read = await roles(base64(xml())).catch((error: unknown) => error);
    if (Array.isArray(read)) expect(read).toEqual(['arn:aws:iam::123456789012:role/ReadOnly']);
    else expect(read).toMatchObject({ code: 'InvalidIdentityToken' });
  });

  test('a comment in a signed value does not cut it off', async () => {
    const xml = signedResponseXml(honest({ subject: 'admin@mueller-tech.com.evil.com' }), idp.privateKey);
    const commented = xml.replace('admin@mueller-tech.com', 'admin@mueller-tech.com<!---->');
    const subject = readAssertion(await verifiedAssertion(base64(commented), provider)).subject;
    expect(subject).toBe('admin@mueller-tech.com.evil.com');
  });
});

test('a failure that the identity provider reports is distinguished', async () => {
  const status = 'urn:oasis:names:tc:SAML:2.0:status:Responder';
  const xml = responseXml().replace('urn:oasis:names:tc:SAML:2.0:status:Success', status);
  await expect(roles(base64(xml))).rejects.toMatchObject({ code: 'IDPRejectedClaim', status: 403 });
});
