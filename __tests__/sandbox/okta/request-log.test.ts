import { loggedPath, requestLog } from '../../../sandbox/okta/request-log';

test('keeps of a query what helps, and no token', () => {
  const path = loggedPath(
    'http://127.0.0.1/login/sessionCookieRedirect?token=s3cret&redirectUrl=http://x/?sessionToken=s3cret',
  );
  expect(path).toBe('/login/sessionCookieRedirect?token=…&redirectUrl=…');
  expect(loggedPath('http://127.0.0.1/api/v1/groups?q=Support&limit=200')).toBe('/api/v1/groups?q=Support&limit=200');
  expect(loggedPath('http://127.0.0.1/api/v1/apps')).toBe('/api/v1/apps');
});

test('does not grow without end', () => {
  const log = requestLog();
  for (let i = 0; i < 60_000; i++) log.add({ at: '', method: 'GET', path: String(i), status: 200, milliseconds: 0 });
  expect(log.list()).toHaveLength(50_000);
  expect(log.list().at(-1)?.path).toBe('59999');
  log.clear();
  expect(log.list()).toEqual([]);
});
