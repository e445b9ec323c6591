import { startAws } from '../../../sandbox/aws/start';
import { textAt } from '../../../sandbox/aws/query/xml';
import { client, keysIn, managementClient, unsigned } from './support/iam';
import { identityProvider } from './support/identity-provider';
import { facts, signedResponse } from './support/signed-by-hand';

const ID = '123456789012';

test.each([
  [
    'aws-us-gov',
    'us-gov-west-1',
    'signin.amazonaws-us-gov.com',
    'urn:amazon:webservices:govcloud',
    'console.amazonaws-us-gov.com',
  ],
  ['aws-cn', 'cn-north-1', 'signin.amazonaws.cn', 'urn:amazon:webservices:cn-north-1', 'console.amazonaws.cn'],
] as const)('in %s people log in to roles of that partition', async (partition, region, host, audience, console) => {
  const aws = await startAws({ accounts: [{ id: ID, alias: 'mueller-tech', connectionRole: 'Terraform' }], partition });
  try {
    const arn = (resource: string) => `arn:${partition}:iam::${ID}:${resource}`;
    const assumed = await managementClient(aws, region)(
      'AssumeRole',
      { RoleArn: arn('role/Terraform'), RoleSessionName: 'test' },
      'sts',
    );
    const iam = client(aws.url, keysIn(assumed.root, 'AssumeRoleResult'), region);
    const idp = await identityProvider();
    await iam('CreateSAMLProvider', { Name: 'Okta', SAMLMetadataDocument: idp.metadata });
    const recipient = `https://${host}/saml`;
    const Statement = {
      Effect: 'Allow',
      Principal: { Federated: arn('saml-provider/Okta') },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': recipient } },
    };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    expect((await iam('CreateRole', { RoleName: 'Okta-Mueller-Tech-Admin', AssumeRolePolicyDocument })).code).toBe('');
    const role = arn('role/Okta-Mueller-Tech-Admin');
    const assertion = (changes: Partial<Parameters<typeof facts>[0]> = {}) =>
      signedResponse(
        facts({
          issuer: idp.entityId,
          roles: [`${arn('saml-provider/Okta')},${role}`],
          recipient,
          audience,
          ...changes,
        }),
        idp.privateKey,
      );
    const assume = (SAMLAssertion: string) =>
      unsigned(aws.url, 'AssumeRoleWithSAML', {
        PrincipalArn: arn('saml-provider/Okta'),
        RoleArn: role,
        SAMLAssertion,
      });

    const { root } = await assume(assertion());
    const who = await client(aws.url, keysIn(root, 'AssumeRoleWithSAMLResult'), region)('GetCallerIdentity', {}, 'sts');
    expect(textAt(who.root, 'GetCallerIdentityResult', 'Arn')).toBe(
      `arn:${partition}:sts::${ID}:assumed-role/Okta-Mueller-Tech-Admin/james@mueller-tech.com`,
    );
    expect((await assume(assertion({ recipient: 'https://signin.aws.amazon.com/saml' }))).code).toBe('AccessDenied');
    expect((await assume(assertion({ audience: 'urn:amazon:webservices' }))).code).toBe('InvalidIdentityToken');

    const body = new URLSearchParams({ SAMLResponse: assertion() });
    const page = await fetch(`${aws.signInBase}/${host}/saml`, { method: 'POST', body, redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([303, `/${console}/console/home`]);
  } finally {
    await aws.stop();
  }
});
