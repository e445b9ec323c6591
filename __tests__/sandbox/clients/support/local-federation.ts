import { createApp, existingApp, setAppPolicy } from '../../../../sandbox/okta/apps';
import { assignGroup } from '../../../../sandbox/okta/assignments';
import { createGroup } from '../../../../sandbox/okta/groups';
import { makeSigningKey } from '../../../../sandbox/okta/keys';
import { addMember } from '../../../../sandbox/okta/memberships';
import type { App } from '../../../../sandbox/okta/model';
import { currentKey } from '../../../../sandbox/okta/org';
import { createPolicy, createPolicyRule, deletePolicy } from '../../../../sandbox/okta/policies';
import { codeOf } from '../../../../sandbox/run/code';
import { samlMetadata } from '../../../../sandbox/okta/saml-metadata';
import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { startAws, type Aws } from '../../../../sandbox/aws/start';
import { accountClient, type Client } from '../../aws/support/iam';

export const PASSWORD = 'correct horse';
/** The OAuth client that command-line clients with a device flow use. */
export const CLIENT = '0oaCommandLine';
export const TECH = '123456789012';
export const AUDIT = '210987654321';
/** ARN of a role that Okta's users may assume. */
export const roleArn = (account: string, role: string) => `arn:aws:iam::${account}:role/Okta-${NAMES[account]}-${role}`;
export const providerArn = (account: string) => `arn:aws:iam::${account}:saml-provider/Okta`;

const NAMES: Readonly<Record<string, string>> = { [TECH]: 'Mueller-Tech', [AUDIT]: 'Audit' };
const ALIASES: Readonly<Record<string, string>> = { [TECH]: 'mueller-tech', [AUDIT]: 'mueller-audit' };
const ROLES = [
  [TECH, 'Admin'],
  [TECH, 'ReadOnly'],
  [AUDIT, 'ReadOnly'],
] as const;

/** Okta and AWS, joined by hand: two accounts, three roles. */
export interface LocalFederation {
  readonly okta: LocalOkta;
  readonly aws: Aws;
  readonly app: App;
  /** The app's embed link. */
  readonly embedUrl: string;
  /** Gives the app a sign-on policy that asks for two factors. @returns what takes it away again */
  readonly askForTwo: () => () => void;
  /** What somebody's authenticator app shows. */
  readonly codeOf: (login: string) => Promise<string>;
  /** A client in an account, with every right. */
  readonly iam: (account: string) => Client;
  stop(): Promise<void>;
}

/**
 * Starts a federation in which james@mueller-tech.com has all roles, ada@… one (Admin of Mueller-Tech) and kim@… the app,
 * but no role.
 * @param settings of the app, over those of the manual procedure
 */
export async function startFederation(settings: Readonly<Record<string, unknown>> = {}): Promise<LocalFederation> {
  const connectionRole = 'OrganizationAccountAccessRole';
  const accounts = [TECH, AUDIT].map((id) => ({ id, alias: ALIASES[id] ?? '', connectionRole }));
  const aws = await startAws({ accounts });
  const users = ['james', 'ada', 'kim'].map((name) => ({ login: `${name}@mueller-tech.com`, password: PASSWORD }));
  const okta = await startOkta({ name: 'mueller-tech', users, signInBase: aws.signInBase });
  const { org } = okta;
  const app = createApp(
    org,
    {
      name: 'amazon_aws',
      label: 'AWS Account Federation',
      signOnMode: 'SAML_2_0',
      settings: { app: { ...SETTINGS, ...settings } },
    },
    true,
    await makeSigningKey(org),
  );
  const put = (login: string, group: string) => {
    const found = [...org.groups.values()].find(({ profile }) => profile.name === group);
    const { id } = found ?? createGroup(org, { name: group });
    assignGroup(org, app.id, id, {});
    addMember(org, id, login);
  };
  const metadata = samlMetadata(app, currentKey(app), okta.url);
  const clients = new Map<string, Client>();
  for (const { id } of accounts) {
    const client = await accountClient(aws, id);
    clients.set(id, client);
    await client('CreateSAMLProvider', { Name: 'Okta', SAMLMetadataDocument: metadata });
  }
  const iam = (account: string) => {
    const client = clients.get(account);
    if (!client) throw new Error(`no account ${account}`);
    return client;
  };
  for (const [account, role] of ROLES) {
    const name = roleArn(account, role).replace(/^.*\//, '');
    await iam(account)('CreateRole', { RoleName: name, AssumeRolePolicyDocument: trustPolicy(account) });
    put('james', `aws#${NAMES[account] ?? ''}#${name}#${account}`);
  }
  put('ada', `aws#Mueller-Tech#Okta-Mueller-Tech-Admin#${TECH}`);
  put('kim', 'Support');
  return {
    okta,
    aws,
    app,
    iam,
    codeOf: (login) => codeOf(okta, login),
    askForTwo: () => {
      const { id } = createPolicy(org, { type: 'ACCESS_POLICY', name: 'Two factors for AWS' });
      const verificationMethod = { type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT1H' };
      createPolicyRule(org, id, {
        name: 'Two factors',
        priority: 1,
        actions: { appSignOn: { access: 'ALLOW', verificationMethod } },
      });
      const { policyId } = existingApp(org, app.id);
      setAppPolicy(org, app.id, id);
      return () => {
        setAppPolicy(org, app.id, policyId);
        deletePolicy(org, id);
      };
    },
    embedUrl: `${okta.url}/home/amazon_aws/${app.id}/272`,
    stop: async () => {
      await Promise.all([okta.stop(), aws.stop()]);
    },
  };
}

const SETTINGS = {
  useGroupMapping: true,
  joinAllRoles: true,
  groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
  identityProviderArn: providerArn(TECH),
  webSSOAllowedClient: CLIENT,
};

function trustPolicy(account: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: providerArn(account) },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  });
}
