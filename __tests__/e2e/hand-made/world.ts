import { oktaApi, type OktaApi } from '../../../sandbox/okta-stack/okta-api';
import { userId } from '../../../sandbox/run/okta-lookup';
import { accountClient, type Client } from '../../sandbox/aws/support/iam';
import type { Accounts, Estate } from '../support/estate';

/** Default group filter of Okta's app. */
export const UNDERSCORE = String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`;
export const PATTERN = 'arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}';
const AUDIENCE = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };

export interface RoleOptions {
  readonly path?: string;
  /** Statements of the trust policy. @default - the usual one, without a Sid */
  readonly trust?: readonly object[];
  readonly managed?: readonly string[];
  readonly inline?: Readonly<Record<string, object>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly seconds?: number;
}

/** Two consoles, by which people federate an org and an account. */
export class World {
  private constructor(
    readonly account: string,
    private readonly okta: OktaApi,
    private readonly iam: Client,
  ) {}

  static async enter(estate: Estate, accounts: Accounts): Promise<World> {
    const account = accounts.next();
    await accounts.aws.prepare([{ id: account, connectionRole: 'OrganizationAccountAccessRole' }]);
    const { url, token } = estate.okta;
    return new World(account, oktaApi(url, token), await accountClient(accounts.aws, account));
  }

  /** @returns id */
  async group(name: string, { description, people = [] }: GroupOptions = {}): Promise<string> {
    const profile = { name, ...(description === undefined ? {} : { description }) };
    const { id } = (await this.okta.call('POST', '/groups', { profile })) as { id: string };
    for (const login of people) await this.join(id, login);
    return id;
  }

  async groupNamed(name: string): Promise<string> {
    const found = (await this.okta.call('GET', `/groups?q=${encodeURIComponent(name)}`)) as { id: string }[];
    return found[0]?.id ?? '';
  }

  async join(group: string, login: string): Promise<void> {
    await this.okta.call('PUT', `/groups/${group}/users/${await this.person(login)}`);
  }

  /** An app with Okta's defaults, and settings of one's own. @returns id and metadata */
  async app(
    label: string,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<{ id: string; metadata: string }> {
    const { id } = (await this.okta.call('POST', '/apps', {
      name: 'amazon_aws',
      label,
      signOnMode: 'SAML_2_0',
      settings: {
        app: {
          useGroupMapping: true,
          joinAllRoles: true,
          sessionDuration: 3600,
          groupFilter: UNDERSCORE,
          roleValuePattern: PATTERN,
          ...settings,
        },
      },
    })) as { id: string };
    return { id, metadata: await this.okta.text(`/apps/${id}/sso/saml/metadata`) };
  }

  async assign(app: string, groups: readonly string[], profile?: object): Promise<void> {
    for (const [priority, id] of groups.entries())
      await this.okta.call('PUT', `/apps/${app}/groups/${id}`, { priority, ...(profile ? { profile } : {}) });
  }

  async assignPerson(app: string, login: string, samlRoles: readonly string[] = []): Promise<void> {
    const id = await this.person(login);
    await this.okta.call('POST', `/apps/${app}/users`, { id, scope: 'USER', profile: { samlRoles } });
  }

  /** @returns id */
  async person(login: string): Promise<string> {
    return userId(this.okta, login);
  }

  /** Writes attributes into somebody's profile. */
  async attribute(login: string, profile: Readonly<Record<string, string>>): Promise<void> {
    await this.okta.call('POST', `/users/${await this.person(login)}`, { profile });
  }

  /** @returns id */
  async rule(
    name: string,
    value: string,
    groupIds: readonly string[],
    options: GroupRuleOptions = {},
  ): Promise<string> {
    const exclude = await Promise.all((options.except ?? []).map((login) => this.person(login)));
    const { id } = (await this.okta.call('POST', '/groups/rules', {
      type: 'group_rule',
      name,
      conditions: {
        expression: { type: 'urn:okta:expression:1.0', value },
        people: { users: { exclude }, groups: { exclude: [] } },
      },
      actions: { assignUserToGroups: { groupIds } },
    })) as { id: string };
    if (options.active !== false) await this.okta.call('POST', `/groups/rules/${id}/lifecycle/activate`);
    return id;
  }

  /** @returns id */
  async signOnPolicy(name: string, apps: readonly string[]): Promise<string> {
    const policy = { type: 'ACCESS_POLICY', status: 'ACTIVE', name };
    const { id } = (await this.okta.call('POST', '/policies', policy)) as { id: string };
    for (const app of apps) await this.okta.call('PUT', `/apps/${app}/policies/${id}`);
    return id;
  }

  samlProvider(metadata: string, name = 'OKTA'): Promise<void> {
    return this.aws('CreateSAMLProvider', { Name: name, SAMLMetadataDocument: metadata });
  }

  alias(alias: string): Promise<void> {
    return this.aws('CreateAccountAlias', { AccountAlias: alias });
  }

  /** A statement of a trust policy, as people write it. */
  statement({
    provider = 'OKTA',
    action = 'sts:AssumeRoleWithSAML',
    condition = AUDIENCE,
  }: StatementOptions = {}): object {
    return {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${this.account}:saml-provider/${provider}` },
      Action: action,
      ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
    };
  }

  async role(name: string, options: RoleOptions = {}): Promise<void> {
    const { path = '/', trust = [this.statement()], managed = ['ReadOnlyAccess'], inline = {}, tags = {} } = options;
    const RoleName = name;
    await this.aws('CreateRole', {
      RoleName,
      Path: path,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
      ...(options.description === undefined ? {} : { Description: options.description }),
      ...(options.seconds === undefined ? {} : { MaxSessionDuration: String(options.seconds) }),
      ...listed('Tags', Object.entries(tags)),
    });
    for (const policy of managed)
      await this.aws('AttachRolePolicy', { RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` });
    for (const [PolicyName, document] of Object.entries(inline))
      await this.aws('PutRolePolicy', { RoleName, PolicyName, PolicyDocument: JSON.stringify(document) });
  }

  /** The user with whose key Okta lists roles, made by hand. */
  async lister(name: string): Promise<void> {
    const UserName = name;
    await this.aws('CreateUser', { UserName });
    const Statement = [{ Effect: 'Allow', Action: ['iam:ListRoles', 'iam:ListAccountAliases'], Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await this.aws('PutUserPolicy', { UserName, PolicyName: 'list', PolicyDocument });
    await this.aws('CreateAccessKey', { UserName });
  }

  private async aws(action: string, parameters: Readonly<Record<string, string>>): Promise<void> {
    const { code, message } = await this.iam(action, parameters);
    if (code !== '') throw new Error(`${action}: ${code}: ${message}`);
  }
}

interface StatementOptions {
  /** Name of the SAML provider. */
  readonly provider?: string;
  readonly action?: string | readonly string[];
  /** Empty: none. */
  readonly condition?: object;
}

interface GroupOptions {
  readonly description?: string;
  /** Logins of people who are put into it by hand. */
  readonly people?: readonly string[];
}

interface GroupRuleOptions {
  /** @default true */
  readonly active?: boolean;
  /** Logins of people whom it leaves out. */
  readonly except?: readonly string[];
}

function listed(name: string, pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    pairs.flatMap(([key, value], i) => [
      [`${name}.member.${i + 1}.Key`, key],
      [`${name}.member.${i + 1}.Value`, value],
    ]),
  );
}
