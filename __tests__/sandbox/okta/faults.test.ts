import { FaultRefused, faults, type Fault } from '../../../sandbox/okta/faults';

test('fails as often as it was asked to, and no other request', () => {
  const list = faults();
  list.add({ kind: 'policy-lock', method: 'POST', path: '^/api/v1/groups/rules$', times: 2 });
  const strike = (method: string, path: string) => list.strike(method, path)?.kind;
  expect(strike('GET', '/api/v1/groups/rules')).toBeUndefined();
  expect(strike('POST', '/api/v1/groups')).toBeUndefined();
  expect([1, 2, 3].map(() => strike('POST', '/api/v1/groups/rules'))).toEqual([
    'policy-lock',
    'policy-lock',
    undefined,
  ]);
  expect(list.list()).toMatchObject([{ struck: 2, left: 0 }]);
});

test('lets the requests pass that it was asked to', () => {
  const list = faults();
  list.add({ kind: 'dropped', skip: 2 });
  expect([1, 2, 3, 4].map(() => list.strike('GET', '/api/v1/apps')?.kind)).toEqual([
    undefined,
    undefined,
    'dropped',
    undefined,
  ]);
});

test('without a path it strikes the API and no page', () => {
  const list = faults();
  list.add({ kind: 'server-error' });
  expect(list.strike('GET', '/login')).toBeUndefined();
  expect(list.strike('DELETE', '/api/v1/apps/0oa')?.kind).toBe('server-error');
});

test('the fault that was added first goes first, and none is left after clear', () => {
  const list = faults();
  list.add({ kind: 'slow' });
  list.add({ kind: 'dropped' });
  expect([1, 2].map(() => list.strike('GET', '/api/v1/x')?.kind)).toEqual(['slow', 'dropped']);
  list.add({ kind: 'slow' });
  list.clear();
  expect(list.strike('GET', '/api/v1/x')).toBeUndefined();
});

test.each<[object, string]>([
  [{ kind: 'flood' }, 'kind: one of policy-lock, rate-limit, server-error, slow, dropped'],
  [{ kind: 'slow', times: 0 }, 'times: a whole number'],
  [{ kind: 'slow', skip: -1 }, 'skip: a whole number'],
  [{ kind: 'slow', seconds: 601 }, 'seconds: 0–600'],
  [{ kind: 'slow', path: '(' }, 'path: a regular expression'],
  [{ kind: 'slow', carriedOut: true }, 'carriedOut'],
])('refuses the fault %j', (fault, expected) => {
  const list = faults();
  expect(() => list.add(fault as Fault)).toThrow(FaultRefused);
  expect(() => list.add(fault as Fault)).toThrow(expected);
  expect(list.list()).toEqual([]);
});
