import { counters, endpointOf, limitsOf } from '../../../sandbox/okta/rate-limits';

test.each([
  ['GET', '/api/v1/apps', '/api/v1/apps*'],
  ['POST', '/api/v1/apps', '/api/v1/apps*'],
  ['PUT', '/api/v1/apps/0oa1', '/api/v1/apps/{id}'],
  ['GET', '/api/v1/apps/0oa1/groups', '/api/v1/apps*'],
  ['GET', '/api/v1/apps/0oa1/sso/saml/metadata', '/api/v1/apps*'],
  ['GET', '/api/v1/groups', '/api/v1/groups*'],
  ['GET', '/api/v1/groups/rules', '/api/v1/groups*'],
  ['PUT', '/api/v1/groups/rules/0pr1', '/api/v1/groups*'],
  ['DELETE', '/api/v1/groups/00g1', '/api/v1/groups/{id}'],
  ['PUT', '/api/v1/groups/00g1/users/00u1', '/api/v1/groups*'],
  ['GET', '/api/v1/users', '/api/v1/users'],
  ['GET', '/api/v1/users/me', 'GET /api/v1/users/{id}'],
  ['PUT', '/api/v1/users/00u1', '/api/v1/users/{id}'],
  ['GET', '/api/v1/users/00u1/groups', '/api/v1*'],
  ['GET', '/api/v1/policies', '/api/v1*'],
  ['GET', '/home/amazon_aws/0oa1/272', undefined],
  ['GET', '/.well-known/okta-organization', undefined],
])('%s %s counts as %s', (method, path, endpoint) => expect(endpointOf(method, path)).toBe(endpoint));

test('the limits are the ones that Okta publishes', () => {
  expect(limitsOf('/api/v1/apps*')).toEqual({ integrator: 20, enterprise: 100, workforce: 100 });
  expect(limitsOf('/api/v1/groups/{id}')).toEqual({ integrator: 100, enterprise: 600, workforce: 1000 });
});

test('counts by minute, and reports the busiest one', () => {
  let now = Date.parse('2026-11-25T12:00:30.000Z');
  const counted = counters(() => now);
  expect([1, 2].map(() => counted.count('/api/v1/apps*'))).toEqual([1, 2]);
  expect(counted.resetsAt()).toBe(Date.parse('2026-11-25T12:01:00.000Z') / 1000);
  now += 60_000;
  expect(counted.count('/api/v1/apps*')).toBe(1);
  expect(counted.report()).toMatchObject({
    minutes: [
      { minute: '2026-11-25T12:00:00.000Z', requests: { '/api/v1/apps*': 2 } },
      { minute: '2026-11-25T12:01:00.000Z', requests: { '/api/v1/apps*': 1 } },
    ],
    endpoints: { '/api/v1/apps*': { total: 3, busiestMinute: 2, limits: { integrator: 20 } } },
  });
  counted.clear();
  expect(counted.report()).toMatchObject({ minutes: [], endpoints: {} });
});

test('reports the most requests that there were at the same time', () => {
  const counted = counters();
  counted.enter();
  counted.enter();
  counted.leave();
  counted.enter();
  expect(counted.report().concurrent).toEqual({ most: 2, limits: { integrator: 15, enterprise: 75, workforce: 75 } });
});

test('forgets minutes that are long gone', () => {
  let now = 0;
  const counted = counters(() => now);
  for (let minute = 0; minute < 300; minute++, now += 60_000) counted.count('/api/v1*');
  expect(counted.report().minutes).toHaveLength(240);
});
