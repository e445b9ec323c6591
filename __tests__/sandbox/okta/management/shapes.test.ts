import Ajv from 'ajv';
import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { AWS_APP } from '../support/app';
import { ask, idOf } from '../support/http';
import { anyOf, groupNamed, JAMES } from '../support/org';

/*
 * Names and kinds of what Okta answers, for the objects that clients read, written down from Okta's published OpenAPI
 * description (okta/okta-management-openapi-spec, release 2026.06.3, dist/current/management-oneOfInheritance.yaml)
 * and, for what that leaves open, from answers of Okta recorded in the Okta provider's tests.
 */
const text = { type: 'string' };
const time = { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$` };
const orNull = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] });
const oneOf = (...values: string[]) => ({ enum: values });
const object = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});
const list = (items: object) => ({ type: 'array', items });
const id = (prefix: string) => ({ type: 'string', pattern: `^${prefix}[0-9A-Za-z]{17}$` });
const href = object({ href: { type: 'string', pattern: '^http://127\\.0\\.0\\.1:\\d+/' } });

const SHAPES = {
  Group: object({
    id: id('00g'),
    created: time,
    lastUpdated: time,
    lastMembershipUpdated: time,
    objectClass: list(text),
    type: oneOf('OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'),
    profile: object({ name: text, description: orNull(text) }),
    _links: object({ users: href, apps: href }),
  }),
  User: object({
    id: id('00u'),
    status: oneOf('STAGED', 'PROVISIONED', 'ACTIVE', 'SUSPENDED', 'DEPROVISIONED'),
    created: time,
    activated: orNull(time),
    statusChanged: orNull(time),
    lastLogin: orNull(time),
    lastUpdated: time,
    passwordChanged: orNull(time),
    type: object({ id: text }),
    profile: object({ login: text, email: text, firstName: text, lastName: text }),
    credentials: object(
      { provider: object({ type: text, name: text }) },
      { password: { type: 'object', maxProperties: 0 } },
    ),
    _links: object({ self: href }),
  }),
  GroupRule: object({
    type: oneOf('group_rule'),
    id: id('0pr'),
    status: oneOf('ACTIVE', 'INACTIVE', 'INVALID'),
    name: { type: 'string', minLength: 1, maxLength: 50 },
    created: time,
    lastUpdated: time,
    conditions: object({
      people: object({ users: object({ exclude: list(text) }), groups: object({ exclude: list(text) }) }),
      expression: object({ value: text, type: oneOf('urn:okta:expression:1.0') }),
    }),
    actions: object({ assignUserToGroups: object({ groupIds: list(id('00g')) }) }),
    allGroupsValid: { type: 'boolean' },
  }),
  SamlApplication: object({
    id: id('0oa'),
    orn: text,
    name: text,
    label: { type: 'string', minLength: 1, maxLength: 100 },
    status: oneOf('ACTIVE', 'INACTIVE', 'DELETED'),
    created: time,
    lastUpdated: time,
    signOnMode: oneOf('SAML_2_0', 'SAML_1_1'),
    features: list(text),
    accessibility: object({
      selfService: { type: 'boolean' },
      errorRedirectUrl: orNull(text),
      loginRedirectUrl: orNull(text),
    }),
    visibility: object({
      autoSubmitToolbar: { type: 'boolean' },
      hide: object({ iOS: { type: 'boolean' }, web: { type: 'boolean' } }),
      appLinks: { type: 'object', additionalProperties: { type: 'boolean' } },
    }),
    credentials: object({ userNameTemplate: object({ template: text, type: text }), signing: object({ kid: text }) }),
    settings: object({
      app: { type: 'object' },
      signOn: object({ attributeStatements: list({ type: 'object' }) }),
      notes: object({ admin: orNull(text), enduser: orNull(text) }),
      notifications: object({ vpn: object({ network: object({ connection: text }) }) }),
    }),
    _links: object({
      accessPolicy: href,
      metadata: object({ href: text, type: oneOf('application/xml') }),
      appLinks: list(object({ name: text, href: text, type: text })),
      logo: list(href),
      groups: href,
      users: href,
    }),
  }),
  JsonWebKey: object({
    kty: oneOf('RSA'),
    kid: text,
    use: oneOf('sig'),
    created: time,
    lastUpdated: time,
    expiresAt: time,
    x5c: { ...list(text), minItems: 1 },
    'x5t#S256': text,
    e: oneOf('AQAB'),
    n: text,
  }),
  ApplicationGroupAssignment: object({
    id: id('00g'),
    lastUpdated: time,
    priority: { type: 'integer', minimum: 0 },
    profile: { type: 'object' },
    _links: object({ app: href, self: href, group: href }),
  }),
  AppUser: object({
    id: id('00u'),
    created: time,
    lastUpdated: time,
    scope: oneOf('USER', 'GROUP'),
    status: text,
    credentials: object({ userName: text }),
    profile: { type: 'object' },
  }),
  AccessPolicy: object({
    id: id('rst'),
    status: oneOf('ACTIVE', 'INACTIVE'),
    name: text,
    priority: { type: 'integer' },
    system: { type: 'boolean' },
    conditions: { type: 'null' },
    created: time,
    lastUpdated: time,
    type: oneOf('ACCESS_POLICY'),
    _links: object({ self: href, rules: href }),
  }),
  AccessPolicyRule: object({
    id: id('rul'),
    status: oneOf('ACTIVE', 'INACTIVE'),
    name: text,
    priority: { type: 'integer' },
    system: { type: 'boolean' },
    created: time,
    lastUpdated: time,
    type: oneOf('ACCESS_POLICY'),
    conditions: orNull({ type: 'object' }),
    actions: object({ appSignOn: object({ access: oneOf('ALLOW', 'DENY'), verificationMethod: { type: 'object' } }) }),
    _links: object({ self: href }),
  }),
  Error: object({
    errorCode: text,
    errorSummary: text,
    errorLink: text,
    errorId: text,
    errorCauses: list(object({ errorSummary: text })),
  }),
} as const;

const ajv = new Ajv({ strict: false, allErrors: true });
/** What is wrong with an answer; nothing where it has the shape. */
function misfits(shape: keyof typeof SHAPES, value: unknown, many = false): string[] {
  const validate = ajv.compile(many ? { ...list(SHAPES[shape]), minItems: 1 } : SHAPES[shape]);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

let okta: LocalOkta;
let appId: string;
let ruleId: string;
let policyId: string;
beforeAll(async () => {
  okta = await startOkta({
    name: 'mueller-tech',
    users: [{ login: JAMES, password: 'x' }],
    groups: [{ name: 'Auditors' }],
  });
  const { id: groupId } = groupNamed(okta.org, 'Auditors');
  const target = idOf(await ask(okta, 'POST', '/groups', { profile: { name: 'Role' } }));
  ruleId = idOf(
    await ask(okta, 'POST', '/groups/rules', {
      type: 'group_rule',
      name: 'R',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: anyOf(groupId) } },
      actions: { assignUserToGroups: { groupIds: [target] } },
    }),
  );
  policyId = idOf(await ask(okta, 'POST', '/policies', { type: 'ACCESS_POLICY', name: 'MFA' }));
  await ask(okta, 'POST', `/policies/${policyId}/rules`, { name: 'MFA', actions: { appSignOn: { access: 'ALLOW' } } });
  appId = idOf(await ask(okta, 'POST', '/apps', AWS_APP));
  await ask(okta, 'PUT', `/apps/${appId}/groups/${groupId}`, {});
  await ask(okta, 'PUT', `/groups/${groupId}/users/${JAMES}`);
});
afterAll(() => okta.stop());

test.each<[string, keyof typeof SHAPES, boolean]>([
  ['/groups', 'Group', true],
  ['/users/me/groups', 'Group', true],
  ['/users', 'User', true],
  ['/users/me', 'User', false],
  ['/groups/rules', 'GroupRule', true],
  ['/groups/rules/{rule}', 'GroupRule', false],
  ['/apps', 'SamlApplication', true],
  ['/apps/{app}', 'SamlApplication', false],
  ['/apps/{app}/credentials/keys', 'JsonWebKey', true],
  ['/apps/{app}/groups', 'ApplicationGroupAssignment', true],
  ['/apps/{app}/users', 'AppUser', true],
  ['/policies?type=ACCESS_POLICY', 'AccessPolicy', true],
  ['/policies/{policy}', 'AccessPolicy', false],
  ['/policies/{policy}/rules', 'AccessPolicyRule', true],
  ['/groups/00gX', 'Error', false],
])('GET %s answers %s', async (path, shape, many) => {
  const real = path.replace('{app}', appId).replace('{rule}', ruleId).replace('{policy}', policyId);
  expect(misfits(shape, (await ask(okta, 'GET', real)).json, many)).toEqual([]);
});

test('a shape finds what is missing and what has the wrong kind', () => {
  const error = { errorCode: 1, errorSummary: '', errorLink: '', errorId: '' };
  expect(misfits('Error', error).sort()).toEqual([
    " must have required property 'errorCauses'",
    '/errorCode must be string',
  ]);
});

test('what auditors ask for is there', async () => {
  expect((await ask(okta, 'GET', '/org')).json).toMatchObject({ id: okta.org.id, subdomain: 'mueller-tech' });
  expect((await ask(okta, 'GET', `/groups/${groupNamed(okta.org, 'Auditors').id}/roles`)).json).toEqual([]);
  expect((await ask(okta, 'GET', '/users/me/roles')).json).toEqual([]);
  const { json } = await ask(okta, 'GET', `/meta/schemas/apps/${appId}/default`);
  expect(json).toMatchObject({ definitions: { base: { properties: { samlRoles: { type: 'array' } } } } });
  expect((await ask(okta, 'GET', '/users?search=status pr')).json).toHaveLength(2);
  expect((await ask(okta, 'GET', '/meta/schemas/user/default')).json).toMatchObject({
    definitions: { base: { required: ['login', 'email', 'firstName', 'lastName'] } },
  });
});

test('the app’s embed link is the one that login clients open', async () => {
  const { json } = await ask(okta, 'GET', `/apps/${appId}`);
  expect(json).toMatchObject({ _links: { appLinks: [{ href: `${okta.url}/home/amazon_aws/${appId}/272` }] } });
  expect((await ask(okta, 'GET', `/users/${JAMES}/appLinks`)).json).toMatchObject([
    { label: AWS_APP.label, linkUrl: `${okta.url}/home/amazon_aws/${appId}/272` },
  ]);
});
