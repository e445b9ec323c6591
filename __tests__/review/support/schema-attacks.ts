import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../../lib/documents/json/json';
import { isObject } from '../../../lib/documents/json/json';
import { FORCES_REPLACEMENT } from '../../support/replaced-arguments';

/** Arguments of the kinds that rules judge, by type, and names of kinds, from `terraform providers schema -json`. */
const recorded = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', 'schemas', `${name}.json`), 'utf8')) as unknown;
export const ARGUMENTS = recorded('arguments') as Readonly<Record<string, Readonly<Record<string, Json>>>>;
/** Every kind of okta 4.20.0 and 6.12.0, and those of aws 5.100.0 that name a policy, a role, a principal or an account. */
export const KINDS = recorded('kinds') as Readonly<Record<'okta' | 'aws', readonly string[]>>;

export interface Plan {
  readonly resource_changes: readonly Entry[];
  readonly configuration?: Json;
  readonly [key: string]: unknown;
}

export interface Entry {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: JsonObject | null;
    readonly after: JsonObject | null;
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** One change of one object, as `terraform show -json` writes it. */
export interface Attack {
  /** e.g. `aws_iam_role.path: set` */
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Arguments of which only the apply knows what they become. */
  readonly unknown?: readonly string[];
}

/** Every argument of an object's kind: another value, none, one that only the apply knows, an item more and one less. */
export function argumentAttacks(entry: Entry): Attack[] {
  const values = entry.change.before ?? {};
  return Object.entries(ARGUMENTS[entry.type] ?? {}).flatMap(([name, type]) => {
    const title = (what: string) => `${entry.type}.${name}: ${what}`;
    const known = changesOf(values[name] ?? null, type).map(([what, value]): Attack => ({
      title: title(what),
      entries: [updated(entry, name, value)],
    }));
    const actions = actionsFor(entry, name);
    const hidden = [name, ...(actions.length > 1 && 'arn' in values ? ['arn'] : [])];
    const after = Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.includes(key)));
    const unknown = { actions, after, after_unknown: Object.fromEntries(hidden.map((each) => [each, true])) };
    return [...known, { title: title('unknown'), entries: [changed(entry, unknown)], unknown: [name] }];
  });
}

/** What Terraform can do to an object as a whole. */
export function wholeAttacks(entry: Entry): Attack[] {
  const { before } = entry.change;
  const { id, arn, ...rest } = before ?? {};
  const fresh = { id: true, ...(arn === undefined ? {} : { arn: true }) };
  const attack = (what: string, ...entries: Entry[]): Attack => ({ title: `${entry.type}: ${what}`, entries });
  return [
    attack('deleted', changed(entry, { actions: ['delete'], after: null })),
    attack('forgotten', changed(entry, { actions: ['forget'], after: null })),
    attack('replaced', changed(entry, { actions: ['delete', 'create'], after: rest, after_unknown: fresh })),
    attack('forgotten and made anew', changed(entry, { actions: ['forget', 'create'], after_unknown: { id: true } })),
    attack('imported', changed(entry, { importing: { id: typeof id === 'string' ? id : 'x' } })),
    attack('changed, and nobody says to what', changed(entry, { actions: ['update'], after: null })),
    attack('done to it what nobody knows', changed(entry, { actions: ['rotate'] })),
    attack('left over and forgotten', entry, {
      ...changed(entry, { actions: ['forget'], after: null }),
      deposed: 'abcd1234',
    }),
  ];
}

function changed(entry: Entry, change: object): Entry {
  return { ...entry, change: { ...entry.change, ...change } };
}

function actionsFor({ type }: Entry, name: string): readonly string[] {
  return (FORCES_REPLACEMENT[type] ?? []).includes(name) ? ['delete', 'create'] : ['update'];
}

/** The object with another value; one that is made anew gets another ARN. */
function updated(entry: Entry, name: string, value: Json): Entry {
  const { arn, ...values } = entry.change.before ?? {};
  const actions = actionsFor(entry, name);
  if (actions.length === 1)
    return changed(entry, { actions, after: { ...entry.change.before, [name]: value }, after_unknown: {} });
  return changed(entry, {
    ...{ actions, after: { ...values, [name]: value } },
    after_unknown: { ...(arn === undefined ? {} : { arn: true }) },
  });
}

function changesOf(value: Json, type: Json): [what: string, value: Json][] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return type === 'bool'
      ? [
          ['set', true],
          ['set', false],
        ]
      : [['set', sampleOf(type)]];
  const gone: [string, Json] = ['gone', null];
  if (typeof value === 'boolean') return [['changed', !value], gone];
  if (typeof value === 'number') return [['changed', value * 2 + 1], gone];
  if (typeof value === 'string') return [['changed', `${value}x`], gone];
  if (!Array.isArray(value)) return [['changed', { ...(value as JsonObject), more: 'x' }], gone];
  const [first = '', ...rest] = value as readonly Json[];
  const other = otherItem(first);
  const parts = isObject(first)
    ? Object.entries(itemType(type)).map(([key, inner]): [string, Json] => {
        const [[, part] = ['', null]] = changesOf(first[key] ?? null, inner);
        return [`${key} changed`, [{ ...first, [key]: part }, ...rest]];
      })
    : [];
  return [['one more', [first, ...rest, other]], ['one less', rest], ['one other', [other, ...rest]], gone, ...parts];
}

function itemType(type: Json): JsonObject {
  const [, inner = null] = Array.isArray(type) ? (type as readonly Json[]) : [];
  const [, fields = null] = Array.isArray(inner) ? (inner as readonly Json[]) : [];
  return isObject(fields) ? fields : {};
}

function otherItem(item: Json): Json {
  if (!isObject(item)) return typeof item === 'string' ? `${item}x` : 'x';
  return Object.fromEntries(
    Object.entries(item).map(([key, inner]) => [key, typeof inner === 'string' && inner !== '' ? `${inner}x` : inner]),
  );
}

function sampleOf(type: Json): Json {
  if (type === 'number') return 7;
  if (type === 'bool') return true;
  if (!Array.isArray(type)) return 'value';
  const [kind, inner = null] = type as readonly Json[];
  if (kind === 'map') return { key: sampleOf(inner) };
  if (kind !== 'object') return [sampleOf(inner)];
  return Object.fromEntries(Object.entries(isObject(inner) ? inner : {}).map(([key, part]) => [key, sampleOf(part)]));
}
