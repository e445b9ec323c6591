import { readAccess } from '../../lib/access';
import { type Json, type JsonObject, isObject } from '../../lib/documents/json/json';
import { loadConfig } from '../../lib/config/load';
import { review } from '../../lib/review/review';
import { document } from '../access/support/federation';
import { configurationsOfEveryKind } from '../documents/support/every-kind';
import { TODAY } from '../support/arbitrary-config';
import { synthesize } from '../support/synthesize';
import { withConfig } from '../support/write-config';
import { BLOCK_TYPES, DATA, RESOURCES } from './support/kinds';

/**
 * Attacks on everything that the product writes, made from what it writes: an expression in the place of each argument,
 * an argument too many in each block, each block in a list; then every kind of block that can grant, trust, run or reach out.
 */

interface Attack {
  /** e.g. `resource.aws_iam_role.name: an expression` */
  readonly title: string;
  readonly stack: JsonObject;
}

const EXPRESSION = '${trimspace(" x ")}';

/** What decides nothing about access, and why; an exception that nothing needs fails the test. */
const PASSED_OVER: readonly (readonly [form: RegExp, why: string])[] = [
  [/\.(description|tags): an expression$/, 'words for people; secrets and links in them have rules of their own'],
  [/\.depends_on: an expression$/, 'the order of an apply'],
  [/\.(\/\/): an expression$/, 'a comment, which Terraform ignores'],
  [
    /^output\.(description|value|sensitive): an expression$/,
    'printed after an apply; secrets and links have rules of their own',
  ],
  [/^output: an argument too many$/, 'printed after an apply'],
];

const stack = (() => {
  const [, files] = configurationsOfEveryKind()[0] ?? ['', new Map<string, object | string>()];
  const { federation } = withConfig({ files }, (directory) => loadConfig(directory, { today: TODAY }));
  return JSON.parse(JSON.stringify(synthesize(federation).get('federation'))) as JsonObject;
})();
const before = readAccess([document(stack)]);

function* blockAttacks(): Generator<Attack> {
  for (const [path, body] of blocks(stack)) {
    const kind = kindOf(path);
    for (const argument of Object.keys(body))
      yield { title: `${kind}.${argument}: an expression`, stack: put([...path, argument], EXPRESSION) };
    yield { title: `${kind}: an argument too many`, stack: put([...path, 'unexpected'], true) };
    if (typeof path.at(-1) === 'string') yield { title: `${kind}: in a list`, stack: put(path, [body]) };
  }
}

/** Every block of a stack, by where it is. */
function* blocks(root: JsonObject): Generator<[path: (string | number)[], body: JsonObject]> {
  for (const [type, value] of Object.entries(root)) {
    if (type === '//') continue;
    const depth = type === 'resource' || type === 'data' ? 2 : type === 'output' || type === 'provider' ? 1 : 0;
    yield* at([type], value, depth);
  }
}

function* at(path: (string | number)[], value: Json, depth: number): Generator<[(string | number)[], JsonObject]> {
  if (Array.isArray(value))
    for (const [i, item] of (value as readonly Json[]).entries()) yield* at([...path, i], item, 0);
  else if (isObject(value) && depth === 0) yield [path, value];
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) yield* at([...path, key], inner, depth - 1);
}

function kindOf(path: readonly (string | number)[]): string {
  const [type = '', label = ''] = path;
  return type === 'resource' || type === 'data' || type === 'provider' ? `${type}.${label}` : String(type);
}

function put(path: readonly (string | number)[], value: Json): JsonObject {
  const change = (json: Json | undefined, [step, ...rest]: readonly (string | number)[]): Json => {
    if (step === undefined) return value;
    if (Array.isArray(json))
      return (json as readonly Json[]).map((item, i) => (i === step ? change(item, rest) : item));
    const object = isObject(json) ? json : {};
    return { ...object, [step]: change(object[String(step)], rest) };
  };
  return change(stack, path) as JsonObject;
}

function* kindAttacks(): Generator<Attack> {
  for (const type of BLOCK_TYPES) yield { title: `a block ${type}`, stack: { ...stack, [type]: { x: { y: {} } } } };
  for (const type of DATA) yield { title: `data ${type}`, stack: put(['data', type], { attack: { name: 'x' } }) };
  for (const type of RESOURCES)
    yield { title: `resource ${type}`, stack: put(['resource', type, 'attack'], { name: 'x' }) };
  for (const type of ['external', 'http', 'null', 'local', 'random', 'kubernetes'])
    yield { title: `provider ${type}`, stack: put(['provider', type], [{}]) };
  for (const name of ['provisioner', 'connection', 'count', 'for_each', 'dynamic', 'timeouts'])
    yield {
      title: `every block with ${name}`,
      stack: put(['resource', 'okta_group', 'attack'], { name: 'x', [name]: 'y' }),
    };
}

/** Whether a reviewer has to see it: a gain, a loss, or a finding of at least high severity that is new. */
function isReported(attack: Attack): boolean {
  const { gains, findings } = review({ before, after: readAccess([document(attack.stack)]), today: '2026-11-25' });
  return (
    gains.length > 0 ||
    findings.some(({ isNew, severity }) => isNew && (severity === 'critical' || severity === 'high'))
  );
}

test('every expression, argument and list that this product would not write is reported, high or critical', () => {
  const attacks = [...blockAttacks()];
  const used = new Set<RegExp>();
  const missed = new Set<string>();
  for (const attack of attacks) {
    const passed = PASSED_OVER.filter(([form]) => form.test(attack.title));
    for (const [form] of passed) used.add(form);
    if (passed.length === 0 && !isReported(attack)) missed.add(attack.title);
  }
  expect(attacks.length).toBeGreaterThan(300);
  expect([...missed].sort()).toEqual([]);
  expect(PASSED_OVER.filter(([form]) => !used.has(form)).map(([form]) => form.source)).toEqual([]);
});

test.each([...kindAttacks()].map((attack) => [attack.title, attack] as const))('%s is reported', (_, attack) => {
  expect(isReported(attack)).toBe(true);
});
