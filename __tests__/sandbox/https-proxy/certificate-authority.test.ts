import { X509Certificate } from 'node:crypto';
import { certificateAuthority } from '../../../sandbox/https-proxy/certificate-authority';

test('a host’s certificate is for this host, by this authority, and for serving only', async () => {
  const authority = await certificateAuthority('Test');
  const root = new X509Certificate(authority.certificate);
  const issued = await authority.issue('eu-central-1.signin.aws.amazon.com');
  const leaf = new X509Certificate(issued.cert);
  expect(root.ca).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(leaf.verify(root.publicKey)).toBe(true);
  expect(leaf.checkIssued(root)).toBe(true);
  expect(leaf.subjectAltName).toBe('DNS:eu-central-1.signin.aws.amazon.com');
  expect(leaf.checkHost('signin.aws.amazon.com')).toBeUndefined();
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

test('both are good now and for a week at most', async () => {
  const authority = await certificateAuthority('Test');
  for (const pem of [authority.certificate, (await authority.issue('sts.amazonaws.com')).cert]) {
    const { validFrom, validTo } = new X509Certificate(pem);
    expect(Date.parse(validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(validTo)).toBeGreaterThan(Date.now());
    expect(Date.parse(validTo)).toBeLessThanOrEqual(Date.now() + 7 * 86_400_000);
  }
});

test('two authorities don’t vouch for one another', async () => {
  const [one, other] = await Promise.all([certificateAuthority('Test'), certificateAuthority('Test')]);
  const leaf = new X509Certificate((await one.issue('sts.amazonaws.com')).cert);
  expect(leaf.verify(new X509Certificate(other.certificate).publicKey)).toBe(false);
});
