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

/** Terraform would refuse the expression; `try` takes its next argument. */
export class Failed extends Unresolved {}

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

/** A list of which some elements are known, and others may be there besides. */
export class OpenList extends Symbolic {
  constructor(
    readonly items: readonly Value[],
    readonly rest: readonly Symbolic[],
  ) {
    super();
  }
  get reason(): string {
    return this.rest.map(({ reason }) => reason).join(', ');
  }
}

/** An object of which some keys are known, and others may be there besides. */
export class OpenObject extends Symbolic {
  constructor(
    readonly entries: ValueObject,
    readonly rest: readonly Symbolic[],
  ) {
    super();
  }
  get reason(): string {
    return this.rest.map(({ reason }) => reason).join(', ');
  }
}

/** JSON text of a value that isn't known in full. */
export class JsonText extends Symbolic {
  constructor(readonly value: Value) {
    super();
  }
  get reason(): string {
    return firstReason(this.value) ?? '';
  }
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isValueObject(value: Value): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Symbolic);
}

/** A key or text as Terraform converts it; what can't be converted has none. */
export function keyText(value: Value): string {
  return typeof value === 'object' ? '' : String(value);
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
  if (value instanceof Attribute) return [`${value.address}.${value.name}`];
  if (value instanceof Text) return value.parts.flatMap((part) => (part instanceof Symbolic ? originOf(part) : []));
  if (value instanceof OpenList) return distinct([...value.rest, ...value.items].flatMap(originOf));
  if (value instanceof OpenObject) return distinct([...value.rest, value.entries].flatMap(originOf));
  if (value instanceof JsonText) return originOf(value.value);
  if (typeof value !== 'object' || value === null || value instanceof Symbolic) return [];
  return distinct(Object.values<Value>(value).flatMap(originOf));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** JSON in which no expression stands. */
export function literal(json: unknown): Value {
  return json as Value;
}

/** Whether more than the values of single attributes is missing: parts of unknown number or form. */
export function isOpen(value: Value): boolean {
  if (value instanceof Text) return value.parts.some((part) => part instanceof Symbolic && isOpen(part));
  if (value instanceof JsonText) return isOpen(value.value);
  if (value instanceof Symbolic) return !(value instanceof Attribute);
  return typeof value === 'object' && value !== null && Object.values<Value>(value).some(isOpen);
}

/** `okta_group.x` of `federation:okta_group.x`. */
export function terraformAddress(address: string): string {
  return address.slice(address.indexOf(':') + 1);
}

/** A value that hangs on `values` and that nothing is known of. */
function unresolvedBy(what: string, values: readonly Value[]): Unresolved {
  const reason = values.map(firstReason).find((found) => found !== undefined) ?? what;
  return new Unresolved(reason, [...new Set(values.flatMap(originOf))].sort());
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
    if (part instanceof Failed) return part;
    if (part instanceof Text) part.parts.forEach(add);
    else if (part instanceof Symbolic) add(part);
    else if (part === null || typeof part === 'object') return new Failed('only a string can be part of a string');
    else add(String(part));
  }
  const [only = ''] = pieces;
  return pieces.length <= 1 && typeof only === 'string' ? only : new Text(pieces);
}

/** What a JSON text says, as far as it is known. */
export function decode(text: Value): Value {
  if (text instanceof JsonText) return text.value;
  if (text instanceof Symbolic) return unresolvedBy('', [text]);
  if (typeof text !== 'string') return new Failed('it is not a string with JSON');
  try {
    return JSON.parse(text) as Value;
  } catch {
    return new Failed('it is not JSON');
  }
}

/** Terraform converts `"true"` and `"false"`. */
export function toBoolean(value: Value): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** Terraform converts texts that are numbers. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
