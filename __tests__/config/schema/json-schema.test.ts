import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { jsonSchemas } from '../../../lib/config/schema/json-schema';
import { BROKEN } from '../support/fixtures';

const CONFIG = resolve(__dirname, '../../../config');
const SCHEMAS = join(CONFIG, 'schema');
const shipped = [
  'federation.yaml',
  'management-groups.yaml',
  ...readdirSync(join(CONFIG, 'accounts')).map((name) => `accounts/${name}`),
];

test('the committed schemas are those of the code (npm run schemas)', () => {
  const committed = new Map(
    readdirSync(SCHEMAS).map((name) => [name, JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as unknown]),
  );
  expect(committed).toEqual(new Map(JSON.parse(JSON.stringify([...jsonSchemas()])) as [string, unknown][]));
});

test.each(shipped)('%s names its schema in the first line, and is valid by it', (name) => {
  const file = join(CONFIG, name);
  const text = readFileSync(file, 'utf8');
  const [, reference = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  const validate = validator(relative(SCHEMAS, resolve(dirname(file), reference)));
  expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
});

test.each([
  ['account', 'id-unquoted'],
  ['account', 'id-too-short'],
  ['account', 'name-missing'],
  ['account', 'name-with-space'],
  ['account', 'alias-double-hyphen'],
  ['account', 'key-unknown'],
  ['account', 'key-unknown-in-role'],
  ['account', 'type-list-expected'],
  ['account', 'type-boolean-expected'],
  ['account', 'policy-misspelt'],
  ['account', 'policy-object-without-file'],
  ['account', 'until-no-date'],
  ['account', 'session-no-duration'],
  ['account', 'role-name-with-dot'],
  ['account', 'adopt-name-with-plus'],
  ['account', 'connect-neither'],
  ['account', 'accept-rule-id'],
  ['management-groups', 'group-looks-like-role-group'],
  ['management-groups', 'member-not-a-session-name'],
  ['federation', 'type-enum'],
  ['federation', 'backend-none'],
  ['federation', 'backend-two'],
  ['federation', 'identity-provider-with-dot'],
  ['federation', 'path-form'],
  ['federation', 'tag-aws-prefix'],
  ['federation', 'region-none'],
])('an editor marks the %s file of %s', (kind, fixture) => {
  const file = kind === 'account' ? 'accounts/tech.yaml' : `${kind}.yaml`;
  const validate = validator(`${kind}.schema.json`);
  expect(validate(parse(readFileSync(join(BROKEN, fixture, file), 'utf8')))).toBe(false);
});

test('every key has a description', () => {
  const silent = [...jsonSchemas()].flatMap(([name, schema]) => withoutDescription(schema, name));
  expect(silent).toEqual([]);
});

function validator(name: string): ValidateFunction {
  const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
  for (const [file, schema] of jsonSchemas()) ajv.addSchema(schema, file);
  const validate = ajv.getSchema(name);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate;
}

function withoutDescription(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const inner = withoutDescription(value, `${path}.${key}`);
    if (key !== 'properties' || typeof value !== 'object' || value === null) return inner;
    const silent = Object.entries(value).filter(
      ([, property]: [string, { description?: string }]) => !property.description,
    );
    return [...inner, ...silent.map(([property]) => `${path}.${property}`)];
  });
}
