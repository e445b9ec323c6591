import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type JsonObject, isObject } from '../../../lib/documents/json/json';
import type { Fields } from '../../../lib/documents/grammar/form';
import { DATA, MOVES, PROVIDERS, RESOURCES, SETTINGS } from '../../../lib/documents/grammar/table';
import { OUTPUT } from '../../../lib/documents/grammar/outputs';
import { stackDocument } from '../../../lib/documents/read-synthesized';
import { loadConfig } from '../../../lib/config/load';
import { arbitraryConfig, TODAY } from '../../support/arbitrary-config';
import { synthesize } from '../../support/synthesize';
import { withConfig } from '../../support/write-config';
import { configurationsOfEveryKind } from '../support/every-kind';

const ROOT = join(__dirname, '..', '..', '..');
const HOW = 'Add a row to lib/documents/grammar/table.ts, and judge it in lib/review/judged.ts.';

/** Every argument that was seen, as `resource.aws_iam_role.name`. */
const seen = new Set<string>();

/** What is outside of the grammar, and where; notes what is inside. */
function outside(stacks: ReadonlyMap<string, unknown>): string[] {
  return [...stacks].flatMap(([name, json]) => {
    const root = JSON.parse(JSON.stringify(json)) as JsonObject;
    note(root);
    return stackDocument(name, root).outside.map(
      ({ address, kind, evidence }) => `${address}: ${kind}: ${evidence}. ${HOW}`,
    );
  });
}

function note(root: JsonObject): void {
  const body = (path: string, value: unknown) => {
    if (isObject(value)) for (const argument of Object.keys(value)) seen.add(`${path}.${argument}`);
  };
  for (const mode of ['resource', 'data'])
    for (const [type, blocks] of Object.entries((root[mode] ?? {}) as Record<string, JsonObject>))
      for (const block of Object.values(blocks)) body(`${mode}.${type}`, block);
  for (const [type, blocks] of Object.entries((root['provider'] ?? {}) as Record<string, JsonObject[]>))
    for (const block of blocks) body(`provider.${type}`, block);
  for (const type of ['import', 'moved', 'removed'])
    for (const block of (root[type] ?? []) as JsonObject[]) body(type, block);
  for (const block of Object.values((root['output'] ?? {}) as JsonObject)) body('output', block);
  body('terraform', root['terraform']);
}

const directories = [
  'config',
  ...readdirSync(join(ROOT, 'examples'))
    .map((name) => `examples/${name}`)
    .filter((name) => existsSync(join(ROOT, name, 'federation.yaml'))),
];

test.each(directories)('all that %s synthesizes to is in the grammar', (directory) => {
  const { federation } = loadConfig(join(ROOT, directory), { today: TODAY });
  expect(outside(synthesize(federation))).toEqual([]);
});

test.each(configurationsOfEveryKind())(
  'all that a configuration with %s synthesizes to is in the grammar',
  (_, files) => {
    const { federation } = withConfig({ files }, (directory) => loadConfig(directory, { today: TODAY }));
    expect(outside(synthesize(federation))).toEqual([]);
  },
);

test('all that any configuration synthesizes to is in the grammar', () => {
  fc.assert(
    fc.property(arbitraryConfig(), (config) => {
      const { federation } = withConfig(config, (directory) => loadConfig(directory, { today: TODAY }));
      expect(outside(synthesize(federation))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

/** A management group that is looked up by id, with a test of its own; the configurations here look groups up by name. */
const UNUSED: ReadonlySet<string> = new Set(['data.okta_group.id']);

test('every row of the table is one that some configuration needs', () => {
  const rows = (path: string, fields: Fields) => Object.keys(fields).map((argument) => `${path}.${argument}`);
  const all = [
    ...Object.entries(RESOURCES).flatMap(([type, fields]) => rows(`resource.${type}`, fields)),
    ...Object.entries(DATA).flatMap(([type, fields]) => rows(`data.${type}`, fields)),
    ...Object.entries(PROVIDERS).flatMap(([type, fields]) => rows(`provider.${type}`, fields)),
    ...Object.entries(MOVES).flatMap(([type, fields]) => rows(type, fields)),
    ...rows('output', OUTPUT),
    ...rows('terraform', SETTINGS),
  ];
  expect(all.filter((row) => !seen.has(row) && !UNUSED.has(row))).toEqual([]);
});
