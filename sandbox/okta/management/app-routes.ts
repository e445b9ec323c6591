import { Hono } from 'hono';
import {
  addKey,
  checkNewApp,
  createApp,
  deleteApp,
  existingApp,
  existingKey,
  replaceApp,
  setAppPolicy,
  setAppStatus,
  validityYears,
} from '../apps';
import { OktaError } from '../errors';
import { makeSigningKey } from '../keys';
import type { App } from '../model';
import { samlMetadata } from '../saml-metadata';
import { appAnswer, keyAnswer } from './app-answer';
import { page } from './paging';
import type { ServiceApp } from '../service-apps';
import { searchExpression } from './search-expression';
import { body, noContent, type Env, type Dependencies } from './dependencies';

const SIZE = { byDefault: 20, most: 200 };

export function appRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const answer = (app: App) => appAnswer(org, app, dependencies.url());
  const serviceAnswer = ({ clientId }: ServiceApp) => ({
    ...{ id: clientId, name: 'oidc_client', label: clientId, status: 'ACTIVE', signOnMode: 'OPENID_CONNECT' },
    settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'] } },
  });
  const routes = new Hono<Env>();
  routes
    .get('/apps', (c) => {
      const [q, filter] = [c.req.query('q')?.toLowerCase(), c.req.query('filter')];
      const matches = filter === undefined ? () => true : searchExpression(filter);
      const apps = [...org.apps.values()].filter(
        (app) => (q === undefined || app.label.toLowerCase().startsWith(q)) && matches(answer(app)),
      );
      const services = filter === undefined ? [] : dependencies.serviceApps.map(serviceAnswer).filter(matches);
      return page(c, dependencies, [...apps.map(answer), ...services], {
        size: SIZE,
        id: ({ id }) => id,
        answer: (one) => one,
      });
    })
    .post('/apps', async (c) => {
      const request = await body(c);
      checkNewApp(request);
      const activate = c.req.query('activate') !== 'false';
      return c.json(answer(createApp(org, request, activate, await makeSigningKey(org))));
    })
    .get('/apps/:appId', (c) => c.json(answer(existingApp(org, c.req.param('appId')))))
    .put('/apps/:appId', async (c) => c.json(answer(replaceApp(org, c.req.param('appId'), await body(c)))))
    .delete('/apps/:appId', (c) => {
      deleteApp(org, c.req.param('appId'));
      return noContent();
    })
    .post('/apps/:appId/lifecycle/activate', (c) => {
      setAppStatus(org, c.req.param('appId'), 'ACTIVE');
      return c.json({});
    })
    .post('/apps/:appId/lifecycle/deactivate', (c) => {
      setAppStatus(org, c.req.param('appId'), 'INACTIVE');
      return c.json({});
    })
    .put('/apps/:appId/policies/:policyId', (c) => {
      setAppPolicy(org, c.req.param('appId'), c.req.param('policyId'));
      return noContent();
    })
    .get('/apps/:appId/credentials/keys', (c) =>
      c.json(existingApp(org, c.req.param('appId')).keys.map((key) => keyAnswer(key))),
    )
    .post('/apps/:appId/credentials/keys/generate', async (c) => {
      const { id } = existingApp(org, c.req.param('appId'));
      const key = await makeSigningKey(org, validityYears(c.req.query('validityYears')));
      addKey(org, id, key);
      return c.json(keyAnswer(key), 201);
    })
    .get('/apps/:appId/credentials/keys/:kid', (c) =>
      c.json(keyAnswer(existingKey(org, c.req.param('appId'), c.req.param('kid')))),
    )
    .get('/apps/:appId/sso/saml/metadata', (c) => {
      const app = existingApp(org, c.req.param('appId'));
      if (app.status !== 'ACTIVE') throw noMetadata('No active instances.');
      const key = existingKey(org, app.id, c.req.query('kid') ?? app.kid);
      return c.body(samlMetadata(app, key, dependencies.url()), 200, { 'content-type': 'application/xml' });
    });
  return routes;
}

function noMetadata(why: string): OktaError {
  const summary = 'Bad request. This operation on app metadata is not yet supported.';
  return new OktaError(400, 'E0000024', summary, [`This operation on app metadata is not yet supported: ${why}`]);
}
