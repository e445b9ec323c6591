import type { Json } from '../json/json';
import { repeatedKeys } from '../json/repeated-keys';

/**
 * What an expression comes to. Where only the apply knows, the value says what is known of it: which attribute of
 * which resource it is, which text stands around it, which elements a list has for certain.
 */
export type Value = null | boolean | number | string | readonly Value[] | ValueObject | Symbolic;
export interface ValueObject {
  readonly [key: string]: Value;
}

/** A value that the documents don't hold in full. */
export abstract class Symbolic {
  /** Why, as the rest of a sentence. */
  abstract readonly reason: string;
}

/** Nothing is known of it. */
export class Unresolved extends Symbolic {
  constructor(
    readonly reason: string,
    /** Attributes it was made of, as `<address>.<attribute>`. */
    readonly origin: readonly string[] = [],
  ) {
    super();
  }
}

/** An attribute of a resource: the same wherever it is used, though its value is known after apply only. */
export class Attribute extends Symbolic {
  constructor(
    /** `<stack>:<Terraform address>` */
    readonly address: string,
    readonly name: string,
  ) {
    super();
  }
  get reason(): string {
    return `${terraformAddress(this.address)}.${this.name} is known after apply`;
  }
}

/** A text with values in it that are known after apply. */
export class Text extends Symbolic {
  constructor(readonly parts: readonly (string | Symbolic)[]) {
    super();
  }
  get reason(): string {
    return this.parts.find((part) => part instanceof Symbolic)?.reason ?? '';
  }
}

/** The text of a JSON object of which some keys are known, and others may be there besides. */
export class OpenJson extends Symbolic {
  constructor(
    readonly known: ValueObject,
    readonly rest: Unresolved,
  ) {
    super();
  }
  get reason(): string {
    return this.rest.reason;
  }
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isValueObject(value: Value): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Symbolic);
}

/** Why a value isn't known in full; `undefined` where it is. */
export function firstReason(value: Value): string | undefined {
  if (value instanceof Symbolic) return value.reason;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const child of Object.values<Value>(value)) {
    const reason = firstReason(child);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Attributes that a value was made of. */
export function originOf(value: Value): readonly string[] {
  if (value instanceof Unresolved) return value.origin;
  if (value instanceof OpenJson) return value.rest.origin;
  if (value instanceof Attribute) return [`${value.address}.${value.name}`];
  return value instanceof Text ? value.parts.flatMap(originOf) : [];
}

/** JSON in which no expression stands. A cast, since the linter's rules recurse endlessly where they compare the two types. */
export function literal(json: unknown): Value {
  return json as Value;
}

/** Whether more than the values of single attributes is missing: parts of unknown number or form. */
export function isOpen(value: Value): boolean {
  if (value instanceof Text) return value.parts.some((part) => part instanceof Symbolic && isOpen(part));
  if (value instanceof Symbolic) return !(value instanceof Attribute);
  return typeof value === 'object' && value !== null && Object.values<Value>(value).some(isOpen);
}

/** `okta_group.x` of `federation:okta_group.x`. */
export function terraformAddress(address: string): string {
  return address.slice(address.indexOf(':') + 1);
}

/** The text as an author would write it, for messages and evidence. */
export function display(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Attribute) return `\${${terraformAddress(value.address)}.${value.name}}`;
  if (value instanceof Text) return value.parts.map(display).join('');
  if (value instanceof Symbolic) return `(${value.reason})`;
  return JSON.stringify(value, (_, child: unknown) => (child instanceof Symbolic ? display(child) : child));
}

/** Texts and values joined; what is known after apply keeps its place. */
export function joined(parts: readonly Value[]): Value {
  const pieces: (string | Symbolic)[] = [];
  const add = (part: string | Symbolic) => {
    const last = pieces.at(-1);
    if (typeof part === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  };
  for (const part of parts) {
    if (part instanceof Text) part.parts.forEach(add);
    else if (part instanceof Symbolic) add(part);
    else if (part === null || typeof part === 'object') return new Unresolved('only a string can be part of a string');
    else add(String(part));
  }
  const [only = ''] = pieces;
  return pieces.length <= 1 && typeof only === 'string' ? only : new Text(pieces);
}

/** What a JSON text says, as far as it is known. */
export function decode(text: Value): Value {
  if (text instanceof OpenJson) return text;
  if (text instanceof Symbolic) return new Unresolved(text.reason, [...new Set(originOf(text))].sort());
  if (typeof text !== 'string') return new Unresolved('it is not a string with JSON');
  try {
    const value: unknown = JSON.parse(text);
    // AWS and Okta may take the one or the other.
    return repeatedKeys(text, value as Json).length === 0 ? (value as Value) : new Unresolved('it has a key twice');
  } catch {
    return new Unresolved('it is not JSON');
  }
}
