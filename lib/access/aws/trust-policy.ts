import {
  type Elements,
  elements,
  Attribute,
  decode,
  display,
  isValueObject,
  OpenJson,
  Symbolic,
  Text,
  type Value,
  type Read,
} from '../../documents';
import type { TrustCondition, TrustPrincipal, TrustStatement } from '../model/aws';

/** A statement of a trust policy, with what decides whether it speaks of a sign-in. */
export interface Statement {
  readonly statement: TrustStatement;
  /** `Federated`, `AWS` …, or `*`; and who it is. */
  readonly principals: readonly Principal[];
  /** The principals are those that it does not speak of. */
  readonly notPrincipal: boolean;
  /** Patterns with `*` and `?`. */
  readonly actions: readonly string[];
  readonly notAction: boolean;
}

export interface Principal {
  readonly type: string;
  readonly value: Value;
}

export interface TrustPolicy {
  readonly statements: readonly Statement[];
  /** The statements as the model has them: one list for all roles with this policy. */
  readonly shown: readonly TrustStatement[];
  /** Why there may be more statements; empty where there are none. */
  readonly more: readonly Symbolic[];
}

/** Reads a trust policy as far as the documents hold it; a statement that can't be read in full counts as unread. */
export function trustPolicy(policy: Value): TrustPolicy {
  const { items, rest } = statementsOf(policy);
  const statements: Statement[] = [];
  const more = [...rest];
  for (const item of items) {
    const read = statementOf(item);
    if ('known' in read) statements.push(read.known);
    else more.push(read.unknown);
  }
  return { statements, shown: statements.map(({ statement }) => statement), more };
}

/** The statements of a policy document, whatever form it has; `rest` where there may be more. */
function statementsOf(policy: Value): Elements {
  const document = typeof policy === 'string' || policy instanceof Symbolic ? decode(policy) : policy;
  if (isValueObject(document)) return elements(document['Statement']);
  if (document instanceof OpenJson)
    return { items: elements(document.known['Statement']).items, rest: [document.rest] };
  return { items: [], rest: [document instanceof Symbolic ? document : new Unread('the policy is not a JSON object')] };
}

type Parsed<T> = { readonly known: T } | { readonly unknown: Symbolic };

function statementOf(value: Value): Parsed<Statement> {
  if (value instanceof Symbolic) return { unknown: value };
  if (!isValueObject(value)) return { unknown: new Unread('a statement is not a JSON object') };
  const { Sid: sid, Effect: effect, Condition: condition } = value;
  if (effect !== 'Allow' && effect !== 'Deny')
    return { unknown: effect instanceof Symbolic ? effect : new Unread('a statement neither allows nor denies') };
  const notPrincipal = value['Principal'] === undefined && value['NotPrincipal'] !== undefined;
  const notAction = value['Action'] === undefined && value['NotAction'] !== undefined;
  const principals = principalsOf(value[notPrincipal ? 'NotPrincipal' : 'Principal']);
  const actions = textsOf(value[notAction ? 'NotAction' : 'Action']);
  const conditions = conditionsOf(condition);
  for (const part of [principals, actions, conditions]) if ('unknown' in part) return part;
  if (!('known' in principals && 'known' in actions && 'known' in conditions)) return { unknown: new Unread('') };
  const who = principals.known.map(({ type, value: principal }): TrustPrincipal => ({
    type,
    value: display(principal),
    not: notPrincipal,
  }));
  return {
    known: {
      statement: {
        ...(typeof sid === 'string' ? { sid } : {}),
        effect,
        principals: who.sort((a, b) => (principalText(a) < principalText(b) ? -1 : 1)),
        actions: notAction ? everyoneBut(actions.known) : [...actions.known].sort(),
        conditions: conditions.known,
      },
      principals: principals.known,
      notPrincipal,
      actions: actions.known,
      notAction,
    },
  };
}

/** Excluded actions stay visible, after the `*` that they are excluded from. */
function everyoneBut(excluded: readonly string[]): string[] {
  return ['*', ...excluded.map((item) => `Not:${item}`).sort()];
}

/** `Federated:arn…`, `*`, `all but AWS:…` */
export function principalText({ type, value, not }: TrustPrincipal): string {
  return `${not ? 'all but ' : ''}${type === '*' ? value : `${type}:${value}`}`;
}

class Unread extends Symbolic {
  constructor(readonly reason: string) {
    super();
  }
}

function principalsOf(value: Value | undefined): Parsed<Principal[]> {
  if (value === '*') return { known: [{ type: '*', value }] };
  if (value instanceof Symbolic) return { unknown: value };
  if (value === undefined || !isValueObject(value)) return { unknown: new Unread('a statement names no principal') };
  const principals: Principal[] = [];
  for (const [type, names] of Object.entries<Value>(value)) {
    const { items, rest } = elements(only(names));
    const [open] = rest;
    if (open) return { unknown: open };
    // IAM: { "AWS": "*" } is everyone, like "*".
    for (const name of items)
      principals.push(type === 'AWS' && name === '*' ? { type: '*', value: name } : { type, value: name });
  }
  return { known: principals };
}

/** An attribute or a string around one is an element; anything else that isn't known may be a list. */
function only(value: Value): Value {
  return value instanceof Attribute || value instanceof Text ? [value] : value;
}

function textsOf(value: Value | undefined): Parsed<string[]> {
  const { items, rest } = elements(value === undefined ? value : only(value));
  const open = rest[0] ?? items.find((item) => item instanceof Symbolic);
  if (open instanceof Symbolic) return { unknown: open };
  return items.length === 0 ? { unknown: new Unread('a statement names no action') } : { known: items.map(display) };
}

function conditionsOf(value: Value | undefined): Parsed<TrustCondition[]> {
  if (value === undefined || value === null) return { known: [] };
  if (value instanceof Symbolic) return { unknown: value };
  const conditions: TrustCondition[] = [];
  for (const [operator, keys] of Object.entries<Value>(isValueObject(value) ? value : {})) {
    if (keys instanceof Symbolic) return { unknown: keys };
    for (const [key, values] of Object.entries<Value>(isValueObject(keys) ? keys : {})) {
      const { items, rest } = elements(only(values));
      const [open] = rest;
      if (open) return { unknown: open };
      conditions.push({ operator, key, values: items.map(display).sort() });
    }
  }
  return { known: conditions.sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

function order({ operator, key, values }: TrustCondition): string {
  return JSON.stringify([operator, key, values]);
}

/** The trust policy as the model has it. */
export function readTrust({ shown, more }: TrustPolicy, keepsItsOwn: boolean): Read<readonly TrustStatement[]> {
  const [open] = more;
  if (open !== undefined && shown.length === 0 && !keepsItsOwn) return { unknown: open.reason };
  return { known: shown };
}
