import fc from 'fast-check';
import type { Json } from '../../lib/access/document/document';
import { readAccess } from '../../lib/access/read-access';
import { readPlanJson } from '../../lib/access/read-plan-json';
import { accessOf, block, document, federation, pairs, ROLE_ARN, type Stack } from './support/federation';

function withRoleName(name: string, locals: object): Stack {
  return federation((stack) => {
    Object.assign(stack, { locals });
    Object.assign(block(stack.resource, 'aws_iam_role', 'admin'), { permissions_boundary: name });
  });
}

test('a value that doubles itself sixty times is not written out', () => {
  const locals = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`l${i + 1}`, [`\${local.l${i}}`, `\${local.l${i}}`]]),
  );
  const access = accessOf(withRoleName('${jsonencode(local.l60)}', { l0: 'x', ...locals }));
  expect(access.roles[0]?.permissionsBoundary).toMatch(/too large/);
});

test('so is a text, also where the account is looked for among the ARNs beside', () => {
  const locals = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`l${i + 1}`, `\${local.l${i}}\${local.l${i}}`]),
  );
  const stack = withRoleName('${local.l60}', { l0: 'x', ...locals });
  delete stack.provider['aws']?.[0]?.['allowed_account_ids'];
  expect(accessOf(stack).roles[0]?.permissionsBoundary).toMatch(/too (large|long|deep)/);
});

test('so is one expression that repeats itself from within', () => {
  const depth = 40;
  const opens = Array.from({ length: depth }, (_, i) => `[for v${i + 1} in [concat(v${i}, v${i})] : `).join('');
  const text = `\${[for v0 in [["x"]] : ${opens}1${']'.repeat(depth)}]}`;
  const access = accessOf(withRoleName(text, {}));
  expect(access.roles).toHaveLength(1);
});

test('a circle of references ends, and is told where it matters', () => {
  const access = accessOf(withRoleName('${local.a}', { a: '${local.b}', b: '${local.a}' }));
  expect(access.roles[0]?.permissionsBoundary).toMatch(/refers to itself/);
  const count = federation(({ resource }) =>
    Object.assign(block(resource, 'okta_group', 'role'), { count: '${length(okta_group.role)}' }),
  );
  expect(accessOf(count).unknown.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/count is not known/),
  );
});

test('a chain of ten thousand references is read or refused, never a crash', () => {
  const locals = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`l${i + 1}`, `\${local.l${i}}`]));
  expect(accessOf(withRoleName('${local.l10000}', { l0: 'x', ...locals })).roles).toHaveLength(1);
});

test.each(['count', 'for_each'])('%s of a billion is not unrolled', (repeat) => {
  const value = repeat === 'count' ? 1e9 : '${setproduct(local.many, local.many, local.many)}';
  const many = Array.from({ length: 1000 }, (_, i) => `n${i}`);
  const stack = federation((changed) => {
    Object.assign(changed, { locals: { many } });
    Object.assign(block(changed.resource, 'okta_group', 'admins'), { [repeat]: value });
  });
  expect(accessOf(stack).unknown.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/is not known/));
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

test('any JSON in the place of a plan’s parts gives an answer', () => {
  const part = fc.jsonValue({ maxDepth: 4 });
  const parts = fc.record({ planned_values: part, configuration: part, resource_changes: part, prior_state: part });
  fc.assert(
    fc.property(parts, (plan) => {
      for (const side of ['before', 'after'] as const)
        expect(readAccess([readPlanJson({ format_version: '1.2', ...plan }, { side })]).grants).toEqual([]);
    }),
  );
});
