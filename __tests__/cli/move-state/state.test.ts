import { addressOf, managedOf, readState, sameObjects } from '../../../lib/cli/move-state/state';
import { resource, state } from './support';

test('a state is read as Terraform prints it, with what this version does not know', () => {
  const held = state([{ ...resource('okta_group.a'), each: 'map' }]);
  expect(readState(JSON.stringify({ ...held, check_results: null }), 'x')).toEqual(held);
});

test('nothing printed is not a state, and neither is one that nobody has begun', () => {
  expect(readState('\n', 'x')).toBeUndefined();
  expect(readState(JSON.stringify(state([], { lineage: '', serial: 0 })), 'x')).toBeUndefined();
  expect(readState(JSON.stringify(state([], { serial: 0 })), 'x')).toEqual(state([], { serial: 0 }));
});

test.each([
  ['no JSON', 'secret-value {', 'there: what Terraform printed as the state is not JSON'],
  [
    'another format',
    JSON.stringify({ ...state([]), version: 3, lineage: 7 }),
    'there: the state has another form than this version reads (version, lineage)',
  ],
  [
    'resources of another form',
    JSON.stringify({ ...state([]), resources: [{ type: 'secret-value' }] }),
    'there: the state has another form than this version reads (resources.0.mode, resources.0.name, resources.0.instances)',
  ],
])('%s is refused without repeating it', (_, text, message) => {
  expect(() => readState(text, 'there')).toThrow(message);
  expect(message).not.toContain('secret-value');
});

test('addresses are those of Terraform', () => {
  const a = resource('okta_group.a');
  expect([a, { ...a, mode: 'data' as const }, { ...a, module: 'module.m' }].map(addressOf)).toEqual([
    'okta_group.a',
    'data.okta_group.a',
    'module.m.okta_group.a',
  ]);
  expect([...managedOf(state([a, { ...a, mode: 'data' }])).keys()]).toEqual(['okta_group.a']);
});

test('objects are the same whatever depends on them and however their attributes are ordered', () => {
  const [a, b] = [resource('okta_group.a', { x: 1, y: [2] }), resource('okta_group.a', { y: [2], x: 1 })];
  const depends = { ...b, instances: b.instances.map((each) => ({ ...each, dependencies: ['okta_group.b'] })) };
  expect(sameObjects(a, depends)).toBe(true);
  expect(sameObjects(a, resource('okta_group.a', { x: 2, y: [2] }))).toBe(false);
  expect(sameObjects(a, { ...a, instances: [] })).toBe(false);
});
