import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject } from '../../../lib/documents/json/json';
import { planOf } from './show';

/** The model against what Terraform 1.11.4 wrote of the same stack, cut down to the arguments of the stack. */

const read = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'documents', 'plans', `${name}.json`), 'utf8')) as JsonObject;

/** With the one function that the model does not have called already. */
const stack = (() => {
  const { resource, ...rest } = read('stack') as { resource: Record<string, Record<string, JsonObject>> } & JsonObject;
  const trust = changes(read('first-plan')).get('aws_iam_role.read')?.after['assume_role_policy'] ?? '';
  const roles = { ...resource['aws_iam_role'] };
  roles['read'] = { ...roles['read'], assume_role_policy: trust };
  return { ...rest, resource: { ...resource, aws_iam_role: roles } } as JsonObject;
})();

interface Change {
  readonly actions: Json;
  readonly after: JsonObject;
  readonly unknown: JsonObject;
}

function changes(plan: JsonObject): Map<string, Change> {
  return new Map(
    (plan['resource_changes'] as readonly JsonObject[]).map((entry) => {
      const change = entry['change'] as JsonObject;
      const [after, unknown] = [change['after'] as JsonObject, change['after_unknown'] as JsonObject];
      return [entry['address'] as string, { actions: change['actions'] ?? [], after, unknown }];
    }),
  );
}

function configured(plan: JsonObject): Map<string, JsonObject> {
  const root = (plan['configuration'] as JsonObject)['root_module'] as JsonObject;
  return new Map(
    (root['resources'] as readonly JsonObject[]).map((each) => [
      each['address'] as string,
      each['expressions'] as JsonObject,
    ]),
  );
}

/** JSON texts by what they say, nested blocks by what was written in them. */
function meaning(value: Json | undefined, written: Json | undefined): Json {
  if (typeof value === 'string' && value.startsWith('{')) return JSON.parse(value) as Json;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, i) =>
      meaning(item, Array.isArray(written) ? (written as readonly Json[])[i] : undefined),
    );
  if (isObject(value) && isObject(written))
    return Object.fromEntries(
      Object.keys(written).flatMap((key) =>
        value[key] === undefined ? [] : [[key, meaning(value[key], written[key])]],
      ),
    );
  // The Okta provider says null for a priority of 0.
  return value === 0 ? null : (value ?? null);
}

test('a first plan of the same stack has the same actions, values and unknowns', () => {
  const [made, real] = [changes(planOf(undefined, stack)), changes(read('first-plan'))];
  expect([...made.keys()]).toEqual([...real.keys()].sort());
  const resources = stack['resource'] as Record<string, Record<string, JsonObject>>;
  for (const [address, { actions, after, unknown }] of real) {
    const [type = '', name = ''] = address.split('.');
    const model = made.get(address);
    expect(model?.actions).toEqual(actions);
    for (const [argument, written] of Object.entries(resources[type]?.[name] ?? {})) {
      if (/^(\/\/|lifecycle|provider|depends_on)$/.test(argument)) continue;
      const place = `${address}.${argument}`;
      expect([place, model?.unknown[argument] ?? false]).toEqual([place, unknown[argument] ?? false]);
      expect([place, meaning(model?.after[argument], written)]).toEqual([place, meaning(after[argument], written)]);
    }
  }
});

test('the configuration has the same expressions and providers', () => {
  const [made, real] = [planOf(undefined, stack), read('first-plan')];
  const [ours, theirs] = [configured(made), configured(real)];
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
  for (const [address, expressions] of theirs)
    if (address !== 'aws_iam_role.read') expect([address, ours.get(address)]).toEqual([address, expressions]);
  const providers = (plan: JsonObject) =>
    Object.entries((plan['configuration'] as JsonObject)['provider_config'] as JsonObject).flatMap(([key, body]) =>
      isObject(body) && body['expressions'] !== undefined ? [[key, body['full_name'], body['expressions']]] : [],
    );
  expect(providers(made).map(([key, name]) => [key, name])).toEqual(providers(real).map(([key, name]) => [key, name]));
});
