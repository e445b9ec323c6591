import { X509Certificate } from 'node:crypto';
import { makeSigningKey } from '../../../../sandbox/okta/keys';
import { emptyOrg } from '../../../../sandbox/okta/org';
import { type SamlKey, samlResponse } from '../../../../sandbox/okta/user/saml-response';
import { signInEndpoint } from '../../../../sandbox/okta/user/sign-in-endpoint';
import { type Expected, NOW, STATEMENT, verifyResponse } from './support/verify-response';

let key: SamlKey;
let otherKey: SamlKey;
beforeAll(async () => {
  const org = emptyOrg({ name: 'mueller-tech' });
  [key, otherKey] = await Promise.all([makeSigningKey(org), makeSigningKey(org)]);
});

const verify = (response: string, expected: Partial<Expected> = {}) =>
  verifyResponse(response, { certificate: key.certificate, ...expected });
const xml = (response: string) => Buffer.from(response, 'base64').toString('utf8');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const later = (ms: number) => new Date(NOW.getTime() + ms);

test('another library reads who the user is, their roles, and for how long', async () => {
  const profile = await verify(samlResponse(STATEMENT, key));
  expect(profile.nameID).toBe('james@mueller-tech.com');
  expect(profile['attributes']).toEqual({
    'https://aws.amazon.com/SAML/Attributes/Role': STATEMENT.roles,
    'https://aws.amazon.com/SAML/Attributes/RoleSessionName': 'james@mueller-tech.com',
    'https://aws.amazon.com/SAML/Attributes/SessionDuration': '3600',
  });
});

test.each([
  ['a role', '/Admin<', '/Root<'],
  ['the user', '>james@', '>admin@'],
  ['the recipient', 'Recipient="https://signin.aws.amazon.com', 'Recipient="https://signin.example.com'],
  ['the destination', 'Destination="https://signin.aws.amazon.com', 'Destination="https://signin.example.com'],
  ['the audience', 'urn:amazon:webservices<', 'urn:amazon:webservices:govcloud<'],
  ['the issuer', 'exk1<', 'exk2<'],
  ['the time', 'NotOnOrAfter="2', 'NotOnOrAfter="3'],
])('a response in which %s was changed is refused', async (_, before, after) => {
  const changed = xml(samlResponse(STATEMENT, key)).replaceAll(before, after);
  expect(changed).toContain(after);
  await expect(verify(base64(changed), { audience: 'urn:amazon:webservices' })).rejects.toThrow(/signature/i);
});

test.each(['Response', 'Assertion'])('the signature of the %s alone would give a change away', async (element) => {
  const signed = xml(samlResponse(STATEMENT, key));
  const reference = new RegExp(`<saml2p?:${element}\\b[^>]*\\bID="([^"]+)"`).exec(signed)?.[1] ?? '';
  const own = `<ds:Reference URI="#${reference}">`;
  expect(signed).toContain(own);
  const [before = '', after = ''] = signed.split(own);
  const broken = after.replace(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>' + base64('x'.repeat(32)));
  await expect(verify(base64(before + own + broken))).rejects.toThrow(/signature/i);
});

test('a response signed with another key is refused', async () => {
  await expect(verify(samlResponse(STATEMENT, otherKey))).rejects.toThrow(/signature/i);
});

test.each([
  ['just issued', 0, true],
  ['issued a little in the future', 4 * 60_000, true],
  ['issued four minutes ago', -4 * 60_000, true],
  ['issued five minutes ago', -5 * 60_000 - 1000, false],
  ['issued far in the future', 6 * 60_000, false],
])('a response %s is accepted or refused by its time window', async (_, ms, accepted) => {
  const answer = verify(samlResponse({ ...STATEMENT, issuedAt: later(ms) }, key));
  if (accepted) await expect(answer).resolves.toBeDefined();
  else await expect(answer).rejects.toThrow(/expired|not yet valid/i);
});

test('audience and recipient are those of the partition', async () => {
  const endpoint = signInEndpoint({ overrideAcsURL: 'https://signin.amazonaws-us-gov.com/saml' });
  const response = samlResponse({ ...STATEMENT, endpoint }, key);
  await expect(verify(response)).rejects.toThrow(/audience/i);
  await expect(verify(response, { audience: 'urn:amazon:webservices:govcloud' })).resolves.toBeDefined();
  const places = [...xml(response).matchAll(/ (Destination|Recipient)="([^"]+)"/g)].map(([, name, url]) => [name, url]);
  expect(places).toEqual([
    ['Destination', endpoint.url],
    ['Recipient', endpoint.url],
  ]);
});

test('clients that read the assertion as text find what they look for', () => {
  const text = xml(samlResponse(STATEMENT, key));
  expect(text).toMatch(/^<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol"/);
  expect(text).toContain('<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"');
  expect(text).toContain('xsi:type="xs:string">arn:aws:iam::1:saml-provider/Okta,arn:aws:iam::1:role/Admin</saml2:');
  expect(text.match(/exc-c14n#"><InclusiveNamespaces PrefixList="xs"/g)).toHaveLength(2);
  expect(text).not.toContain('InResponseTo');
});

test('no two responses share an id', () => {
  const ids = Array.from({ length: 5 }, () => xml(samlResponse(STATEMENT, key))).flatMap((text) =>
    [...text.matchAll(/ ID="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(new Set(ids).size).toBe(10);
});

test('the certificate inside is the one of the metadata', () => {
  const inside = /<ds:X509Certificate>([^<]+)/.exec(xml(samlResponse(STATEMENT, key)))?.[1] ?? '';
  expect(new X509Certificate(Buffer.from(inside, 'base64')).subject).toContain('mueller-tech');
  expect(inside).toBe(key.certificate);
});
