import fc from 'fast-check';
import type { Json } from '../../lib/documents/json/json';
import { readAccess } from '../../lib/access/read-access';
import { UnreadableDocument } from '../../lib/documents/json/unreadable-document';
import { readPlanJson } from '../../lib/documents/read-plan-json';
import { accessOf, block, document, federation, pairs, ROLE_ARN, type Stack } from './support/federation';

test.each(['count', 'for_each', 'dynamic'])('%s is not unrolled, and reported', (repeat) => {
  const access = accessOf(
    federation(({ resource }) => Object.assign(block(resource, 'okta_group', 'admins'), { [repeat]: 1e9 })),
  );
  expect(access.outside).toMatchObject([{ address: 'federation:okta_group.admins', kind: 'argument', name: repeat }]);
});

test('a circle of references ends', () => {
  const name = { name: '${okta_group.admins.name}' };
  const access = accessOf(federation(({ resource }) => Object.assign(block(resource, 'okta_group', 'admins'), name)));
  expect(access.unknown.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/refers to itself/));
});

test('a filter that never ends is unknown', () => {
  const endless = '^(a+)+(?{{role}}x)(?{{accountid}}y)$';
  const { unknown } = accessOf(
    federation(({ resource }) => {
      Object.assign(block(resource, 'okta_app_saml', 'app'), {
        app_settings_json: JSON.stringify({ groupFilter: endless }),
      });
      Object.assign(resource['okta_group'] ?? {}, { slow: { name: 'a'.repeat(60) } });
    }),
  );
  expect(unknown.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/no answer within/));
});

test('a string that doubles itself with every block is not written out', () => {
  const doubled = (i: number) => (i === 0 ? 'x'.repeat(100) : `\${okta_group.g${i - 1}.name}`.repeat(2));
  const groups = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`g${i}`, { name: doubled(i) }]));
  const access = accessOf(federation(({ resource }) => Object.assign(resource['okta_group'] ?? {}, groups)));
  expect(access.unknown.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/too large to be read/));
});

test('a string of a million templates is read or refused, never a crash', () => {
  const description = '${okta_group.role.id}'.repeat(100_000) + '%{'.repeat(100_000);
  const access = accessOf(
    federation(({ resource }) => Object.assign(block(resource, 'okta_group', 'admins'), { description })),
  );
  expect(access.outside).toMatchObject([{ name: 'description', kind: 'expression', decides: false }]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a group called %s is a group like any other',
  (name) => {
    const access = accessOf(
      federation(({ resource }) => Object.assign(block(resource, 'okta_group', 'admins'), { name })),
    );
    expect(pairs(access)).toEqual([`${name} → ${ROLE_ARN}`]);
  },
);

test('blocks called like members of objects are blocks like any other', () => {
  const text = JSON.stringify(federation())
    .replaceAll('okta_group.admins', 'okta_group.__proto__')
    .replace('"admins":', '"__proto__":');
  expect(pairs(readAccess([document(JSON.parse(text) as Stack)]))).toEqual([`Cloud Admins → ${ROLE_ARN}`]);
});

test('any JSON in the place of any part gives an answer', () => {
  const paths = [
    ['resource'],
    ['provider', 'aws'],
    ...Object.entries(federation().resource).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, body]) => [
        ['resource', type],
        ['resource', type, name],
        ...Object.keys(body).map((argument) => ['resource', type, name, argument]),
      ]),
    ),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
      const stack = JSON.parse(JSON.stringify(federation())) as Record<string, Json>;
      const parent = path
        .slice(0, -1)
        .reduce<Record<string, Json>>((at, key) => at[key] as Record<string, Json>, stack);
      parent[path.at(-1) ?? ''] = value as Json;
      expect(Array.isArray(accessOf(stack).grants)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('any JSON in the place of a plan’s parts gives an answer or one error', () => {
  const part = fc.jsonValue({ maxDepth: 4 });
  const parts = fc.record({ planned_values: part, configuration: part, resource_changes: part, prior_state: part });
  fc.assert(
    fc.property(parts, (plan) => {
      for (const side of ['before', 'after'] as const)
        try {
          expect(readAccess([readPlanJson({ format_version: '1.2', ...plan }, { side })]).grants).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableDocument);
        }
    }),
  );
});
