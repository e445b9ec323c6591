import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { configurationsOfEveryKind } from './support/every-kind';

/** The configurations that sweeps try, and the examples, have every key that a configuration may have. */

const ROOT = join(__dirname, '..', '..');
type Node = Readonly<Record<string, unknown>>;

/** Keys of a schema, as `roles.*.grantedTo[].until`. */
function keysOf(schema: Node): string[] {
  const found = new Set<string>();
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { anyOf, oneOf, properties, additionalProperties, items } = node as Record<string, unknown>;
    for (const other of [anyOf, oneOf]) if (Array.isArray(other)) other.forEach((each) => visit(each, path));
    for (const [key, inner] of Object.entries((properties ?? {}) as Node)) {
      found.add(`${path}.${key}`);
      visit(inner, `${path}.${key}`);
    }
    visit(additionalProperties, `${path}.*`);
    visit(items, `${path}[]`);
  };
  visit(schema, '');
  return [...found];
}

/** The same of what somebody wrote. */
function written(value: unknown, path: string, found: Set<string>): void {
  if (Array.isArray(value)) value.forEach((item) => written(item, `${path}[]`, found));
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      found.add(`${path}.${key}`);
      written(inner, `${path}.${key}`, found);
    }
}

function* examples(folder: string): Generator<[file: string, content: unknown]> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* examples(path);
    else if (name.endsWith('.yaml')) yield [path, parse(readFileSync(path, 'utf8'))];
  }
}

const FILES = [
  ['federation', /(?:^|\/)federation\.yaml$/],
  ['management-groups', /(?:^|\/)management-groups\.yaml$/],
  ['account', /(?:^|\/)accounts\/[^/]+\.yaml$/],
] as const;

/** Keys that only the file of one account can have, although the organization’s roles have the same schema. */
const ELSEWHERE = [...['.roles.*.groupName', '.roles.*.group', '.roles.*.group.id', '.roles.*.unreachable']];

test.each(FILES)('every key of %s.yaml is in some configuration that is tried', (name, file) => {
  const found = new Set<string>();
  for (const [, files] of configurationsOfEveryKind())
    for (const [path, content] of files) if (file.test(path)) written(content, '', found);
  for (const [path, content] of examples(join(ROOT, 'examples')))
    if (file.test(relative(ROOT, path))) written(content, '', found);
  const schema = JSON.parse(readFileSync(join(ROOT, 'config', 'schema', `${name}.schema.json`), 'utf8')) as Node;
  const keys = keysOf(schema);
  const isTried = (key: string) => {
    const form = new RegExp(`^${key.replace(/[.[\]]/g, '\\$&').replaceAll('*', '[^.]+')}$`);
    return [...found].some((each) => form.test(each));
  };
  expect(keys.length).toBeGreaterThan(5);
  expect(keys.filter((key) => !isTried(key))).toEqual(name === 'federation' ? ELSEWHERE : []);
});
