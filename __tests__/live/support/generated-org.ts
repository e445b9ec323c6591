import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GeneratedOrg {
  readonly accounts: number;
  /** In each account. */
  readonly roles: number;
  /** @default 10 */
  readonly managementGroups?: number;
  /** In each management group. @default 50 */
  readonly people?: number;
  /** @default 20 */
  readonly admins?: number;
  /** Requests a minute that Okta allows, by first part of the path. @default 500, and 100 for `apps` */
  readonly limit?: (part: string) => number;
  /** Another answer than the usual one, e.g. to a credential that was revoked meanwhile. @param count of requests so far */
  readonly fault?: (request: string, count: number) => Fault | undefined;
  /** Accounts of the organization that are suspended, and can't be read. @default none */
  readonly suspended?: readonly string[];
}

export interface Fault {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Okta and AWS at the level of HTTP, made of arithmetic: pages, rate-limit headers by a clock of its own, IAM's XML. */
export interface RunningOrg {
  readonly url: string;
  readonly accountIds: readonly string[];
  /** `GET /api/v1/groups` at Okta, `POST iam:ListRoles` at AWS; ids are left out. */
  readonly requests: readonly string[];
  /** Requests of the busiest minute, by first part of the path. */
  busiestMinute(part: string): number;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** What the SDK needs to come here. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const START = Date.parse('2026-06-01T02:00:00Z');
const SERVICES: Readonly<Record<string, string>> = { AssumeRole: 'sts', ListAccounts: 'organizations' };
/** As Organizations cuts its lists. */
const ORGANIZATION_PAGE = 20;

export async function startGeneratedOrg(shape: GeneratedOrg): Promise<RunningOrg> {
  let time = START;
  const requests: string[] = [];
  const minutes = new Map<string, number>();
  const okta = oktaSide(shape);
  const limit = shape.limit ?? ((part: string) => (part === 'apps' ? 100 : 500));
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const method = request.method ?? '';
    const failed = (): boolean => {
      const fault = shape.fault?.(requests.at(-1) ?? '', requests.length);
      if (fault === undefined) return false;
      for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
      response.statusCode = fault.status;
      response.end(fault.body ?? '{}');
      return true;
    };
    if (!pathname.startsWith('/api/')) {
      const body = await bodyOf(request);
      const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
      const action = new URLSearchParams(body).get('Action') ?? target ?? '';
      requests.push(`${method} ${SERVICES[action] ?? 'iam'}:${action}`);
      if (failed()) return;
      if (action === 'ListAccounts') {
        response.setHeader('content-type', 'application/x-amz-json-1.1');
        response.end(JSON.stringify(organizationPage(shape, body)));
        return;
      }
      response.setHeader('content-type', 'text/xml');
      response.end(awsAnswer(action, body, String(request.headers['authorization']), shape));
      return;
    }
    requests.push(`${method} ${pathname.replace(/\/(?:00[gu]|0oa|rst|ra1)\w+/g, '/{id}')}`);
    if (failed()) return;
    const part = pathname.split('/')[3] ?? '';
    const minute = Math.floor(time / 60_000);
    const count = (minutes.get(`${part} ${String(minute)}`) ?? 0) + 1;
    minutes.set(`${part} ${String(minute)}`, count);
    response.setHeader('date', new Date(time).toUTCString());
    response.setHeader('x-rate-limit-limit', limit(part));
    response.setHeader('x-rate-limit-remaining', Math.max(limit(part) - count, 0));
    response.setHeader('x-rate-limit-reset', (minute + 1) * 60);
    const found = okta(pathname);
    if (found === undefined) {
      response.statusCode = 404;
      response.end('{}');
    } else if ('list' in found) {
      const size = Number(searchParams.get('limit') ?? 200);
      const start = Number(searchParams.get('after') ?? 0);
      const next = new URL(request.url ?? '/', url);
      next.searchParams.set('after', String(start + size));
      if (start + size < found.list) response.setHeader('link', `<${next.href}>; rel="next"`);
      const items = Array.from({ length: Math.max(0, Math.min(size, found.list - start)) }, (_, i) =>
        found.at(start + i),
      );
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(items));
    } else {
      response.setHeader('content-type', typeof found.one === 'string' ? 'application/xml' : 'application/json');
      response.end(typeof found.one === 'string' ? found.one : JSON.stringify(found.one));
    }
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    requests,
    accountIds: Array.from({ length: shape.accounts }, (_, i) => accountId(i)),
    busiestMinute: (part) =>
      Math.max(...[...minutes].filter(([key]) => key.startsWith(`${part} `)).map(([, count]) => count)),
    now: () => new Date(time),
    wait: (milliseconds) => {
      time += milliseconds;
      return Promise.resolve();
    },
    environment: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function organizationPage({ accounts, suspended = [] }: GeneratedOrg, body: string): object {
  const all = [...Array.from({ length: accounts }, (_, i) => accountId(i)), ...suspended];
  const start = Number((JSON.parse(body) as { NextToken?: string }).NextToken ?? 0);
  const end = start + ORGANIZATION_PAGE;
  return {
    Accounts: all.slice(start, end).map((id) => ({
      Id: id,
      Name: `Account ${id}`,
      Status: suspended.includes(id) ? 'SUSPENDED' : 'ACTIVE',
    })),
    ...(end < all.length ? { NextToken: String(end) } : {}),
  };
}

function accountId(number: number): string {
  return String(100_000_000_000 + number);
}

type Found = { readonly one: unknown } | { readonly list: number; readonly at: (i: number) => unknown };

function oktaSide({ accounts, roles, managementGroups = 10, people = 50, admins = 20 }: GeneratedOrg) {
  const roleGroups = accounts * roles;
  const id = (prefix: string, number: number) => `${prefix}${String(number).padStart(17, '0')}`;
  const group = (i: number) => ({
    ...{ id: id('00g', i), type: 'OKTA_GROUP' },
    profile: {
      name:
        i < roleGroups
          ? `aws#Account-${String(Math.floor(i / roles))}#Role-${String(i % roles)}#${accountId(Math.floor(i / roles))}`
          : `Team ${String(i - roleGroups)}`,
    },
    _embedded: { stats: { usersCount: people, hasAdminPrivilege: false } },
  });
  const team = (i: number) => id('00g', roleGroups + i);
  const chunks = Math.ceil(roleGroups / managementGroups / 100);
  const rule = (i: number) => {
    const [owner, chunk] = [i % managementGroups, Math.floor(i / managementGroups)];
    const targets = Array.from({ length: roleGroups }, (_, at) => at).filter(
      (at) => at % managementGroups === owner && Math.floor(at / managementGroups / 100) === chunk,
    );
    return {
      ...{ id: id('0pr', i), name: `rule ${String(i)}`, status: 'ACTIVE' },
      conditions: { expression: { value: `isMemberOfAnyGroup("${team(owner)}")` } },
      actions: { assignUserToGroups: { groupIds: targets.map((at) => id('00g', at)) } },
    };
  };
  const person = (i: number) => ({
    ...{ id: id('00u', i), status: 'ACTIVE' },
    profile: { login: `person-${String(i)}@mueller-tech.com` },
  });
  const app = {
    ...{ id: id('0oa', 1), label: 'AWS Account Federation', status: 'ACTIVE' },
    settings: { app: { groupFilter: '^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$' } },
    _links: { accessPolicy: { href: `/api/v1/policies/${id('rst', 1)}` } },
  };
  const routes: readonly [RegExp, Found][] = [
    [/^apps$/, { list: 1, at: () => app }],
    [
      /^apps\/[^/]+\/groups$/,
      { list: roleGroups + managementGroups, at: (i) => ({ id: id('00g', i), priority: i, profile: {} }) },
    ],
    [/^apps\/[^/]+\/users$/, { list: managementGroups * people, at: (i) => ({ ...person(i), scope: 'GROUP' }) }],
    [
      /^apps\/[^/]+\/credentials\/keys$/,
      { list: 1, at: () => ({ kid: 'kid-1', expiresAt: '2036-01-01T00:00:00.000Z' }) },
    ],
    [/^apps\/[^/]+\/sso\/saml\/metadata$/, { one: '<EntityDescriptor/>' }],
    [/^groups$/, { list: roleGroups + managementGroups, at: group }],
    [/^groups\/rules$/, { list: managementGroups * chunks, at: rule }],
    [/^groups\/[^/]+\/users$/, { list: people, at: person }],
    [/^policies\/[^/]+$/, { one: { id: id('rst', 1), name: 'Any two factors' } }],
    [
      /^policies\/[^/]+\/rules$/,
      { list: 1, at: () => ({ name: 'Catch-all Rule', status: 'ACTIVE', actions: {}, conditions: null }) },
    ],
    [
      /^iam\/assignees\/users$/,
      { one: { value: Array.from({ length: admins }, (_, i) => ({ id: id('00u', i) })), _links: {} } },
    ],
    [
      /^users\/[^/]+\/roles$/,
      { list: 1, at: () => ({ id: id('ra1', 1), type: 'USER_ADMIN', label: 'Group Administrator' }) },
    ],
    [/^users\/[^/]+\/roles\/[^/]+\/targets\/groups$/, { list: 0, at: () => undefined }],
    [/^users\/[^/]+$/, { one: person(0) }],
    [/^api-tokens$/, { list: 0, at: () => undefined }],
    [/^logs$/, { list: 0, at: () => undefined }],
  ];
  return (path: string): Found | undefined => routes.find(([form]) => form.test(path.replace('/api/v1/', '')))?.[1];
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => done(text));
  });
}

/** The account is in the access key, as it was handed out. */
function awsAnswer(action: string, body: string, authorization: string, { roles }: GeneratedOrg): string {
  const [, account = /role-arn|RoleArn=arn%3Aaws%3Aiam%3A%3A(\d{12})/.exec(body)?.[1] ?? ''] =
    /Credential=ASIA(\d{12})/.exec(authorization) ?? [];
  const arn = (what: string) => `arn:aws:iam::${account}:${what}`;
  const trust = encodeURIComponent(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: arn('saml-provider/Okta') },
          Action: 'sts:AssumeRoleWithSAML',
          Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        },
      ],
    }),
  );
  const role = (i: number, more: string) =>
    `<member><Path>/</Path><RoleName>Role-${String(i)}</RoleName><RoleId>AROA${String(i)}</RoleId><Arn>${arn(`role/Role-${String(i)}`)}</Arn>` +
    `<CreateDate>2025-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${trust}</AssumeRolePolicyDocument>${more}</member>`;
  const all = (more: string) => Array.from({ length: roles }, (_, i) => role(i, more)).join('');
  const attached =
    '<AttachedManagedPolicies><member><PolicyName>ReadOnlyAccess</PolicyName><PolicyArn>arn:aws:iam::aws:policy/ReadOnlyAccess</PolicyArn></member></AttachedManagedPolicies>';
  const answers: Readonly<Record<string, string>> = {
    AssumeRole: `<Credentials><AccessKeyId>ASIA${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`,
    GetAccountAuthorizationDetails: `<RoleDetailList>${all(attached)}</RoleDetailList><IsTruncated>false</IsTruncated>`,
    ListRoles: `<Roles>${all('<MaxSessionDuration>14400</MaxSessionDuration>')}</Roles><IsTruncated>false</IsTruncated>`,
    ListAccountAliases: '<AccountAliases/>',
    ListSAMLProviders: `<SAMLProviderList><member><Arn>${arn('saml-provider/Okta')}</Arn><ValidUntil>2036-01-01T00:00:00Z</ValidUntil></member></SAMLProviderList>`,
    GetSAMLProvider: '<SAMLMetadataDocument>&lt;EntityDescriptor/&gt;</SAMLMetadataDocument>',
  };
  return `<${action}Response><${action}Result>${answers[action] ?? ''}</${action}Result></${action}Response>`;
}
