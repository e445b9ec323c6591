import { Hono } from 'hono';
import { existingApp } from '../apps';
import { USER_ATTRIBUTES } from '../profile-schema';
import type { Env, Dependencies } from './dependencies';
import { USER_TYPE } from './user-answer';

/** The org itself, and the schemas of profiles. */
export function orgRoutes({ org, url }: Dependencies): Hono<Env> {
  const routes = new Hono<Env>();
  routes
    .get('/org', (c) =>
      c.json({
        id: org.id,
        subdomain: org.name,
        companyName: org.name,
        status: 'ACTIVE',
        _links: { organization: { href: url() } },
      }),
    )
    // Nobody enrolls a device here; clients that ask get an empty list.
    .get('/devices', (c) => c.json([]))
    .get('/meta/types/user', (c) => c.json([userType(url())]))
    .get('/meta/types/user/:typeId', (c) => c.json(userType(url())))
    .get('/meta/schemas/user/:schemaId', (c) => {
      const properties = USER_ATTRIBUTES.map((name) => [name, { title: name, type: 'string', scope: 'NONE' }]);
      const required = ['login', 'email', 'firstName', 'lastName'];
      const base = { id: '#base', type: 'object', properties: Object.fromEntries(properties) as object, required };
      const own = { id: '#custom', type: 'object', properties: {}, required: [] };
      const id = `${url()}/meta/schemas/user/${c.req.param('schemaId')}`;
      return c.json({ id, $schema: JSON_SCHEMA, name: 'user', type: 'object', definitions: { base, custom: own } });
    })
    .get('/meta/schemas/apps/:appId/default', (c) => {
      const app = existingApp(org, c.req.param('appId'));
      const text = { type: 'string', scope: 'NONE' };
      const base = {
        id: '#base',
        type: 'object',
        properties: {
          userName: { ...text, title: 'Username', required: true },
          role: { ...text, title: 'Role' },
          samlRoles: { title: 'SAML User Roles', type: 'array', items: { type: 'string' }, scope: 'NONE' },
        },
        required: ['userName'],
      };
      const own = { id: '#custom', type: 'object', properties: {}, required: [] };
      const id = `${url()}/meta/schemas/apps/${app.id}/default`;
      const title = `${app.label} User`;
      return c.json({
        id,
        $schema: JSON_SCHEMA,
        name: app.name,
        title,
        type: 'object',
        definitions: { base, custom: own },
      });
    });
  return routes;
}

const JSON_SCHEMA = 'http://json-schema.org/draft-04/schema#';

function userType(url: string) {
  return {
    id: USER_TYPE,
    name: 'user',
    displayName: 'User',
    description: 'Okta user profile template with default permission settings',
    default: true,
    _links: {
      schema: { href: `${url}/api/v1/meta/schemas/user/default` },
      self: { href: `${url}/api/v1/meta/types/user/${USER_TYPE}` },
    },
  };
}
