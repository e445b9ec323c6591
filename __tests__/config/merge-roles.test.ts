import { keyInLayers, keyOf, mergeRoles } from '../../lib/config/merge-roles';
import type { AccountYaml, FederationYaml, Partially } from '../../lib/config/draft';

const organization = (roles: Partially<FederationYaml>['roles']) => ({ file: 'f', yaml: { roles }, readable: true });
const account = (yaml: Partially<AccountYaml>) => ({ file: 'a', yaml, readable: true });

test('roles are sorted by name, each with what the organization says before what the account says', () => {
  const roles = mergeRoles(
    organization({ B: { description: 'b' }, A: {} }),
    account({ roles: { C: {}, B: { sessionDuration: '2h' } } }),
  );
  expect(roles.map(({ role, layers }) => [role, layers.map(({ file, path }) => [file, ...path])])).toEqual([
    ['A', [['f', 'roles', 'A']]],
    [
      'B',
      [
        ['f', 'roles', 'B'],
        ['a', 'roles', 'B'],
      ],
    ],
    ['C', [['a', 'roles', 'C']]],
  ]);
});

test('a key is placed where it was written last', () => {
  const [role] = mergeRoles(
    organization({ A: { description: 'theirs', tags: { x: '1' } } }),
    account({ roles: { A: { tags: { y: '2' } } } }),
  );
  if (!role) throw new Error('no role');
  expect(keyOf(role, 'description')).toEqual({ file: 'f', path: ['roles', 'A', 'description'], value: 'theirs' });
  expect(keyOf(role, 'policies')).toBeUndefined();
  expect(keyInLayers(role, 'tags').map(({ file, value }) => [file, value])).toEqual([
    ['f', { x: '1' }],
    ['a', { y: '2' }],
  ]);
});

test('without takes a role out, retirement all of them', () => {
  expect(
    mergeRoles(organization({ A: {}, B: {} }), account({ without: ['A', undefined] })).map(({ role }) => role),
  ).toEqual(['B']);
  expect(mergeRoles(organization({ A: {} }), account({ retired: true, roles: { B: {} } }))).toEqual([]);
});

test('a role whose value had a wrong shape is left out', () => {
  expect(mergeRoles(organization({ A: undefined }), account({ roles: { B: undefined } }))).toEqual([]);
});
