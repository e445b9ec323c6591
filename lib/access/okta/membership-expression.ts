import { type Attribute, Symbolic, Text, Unresolved, type Value, type Read } from '../../documents';

/** A group as an expression names it. */
export type GroupReference =
  { readonly id: string } | { readonly name: string } | { readonly attribute: Attribute | Symbolic };

/** Functions that are true for the members of one of the groups; by id, or by name. */
const BY_ID = new Set(['isMemberOfGroup', 'isMemberOfAnyGroup']);
const BY_NAME = new Set(['isMemberOfGroupName']);
const NESTING = 50;

/** A character, or a value that is part of the text. */
type Unit = string | Symbolic;

/** Why an expression is not a plain membership test. */
class NotPlain extends Error {}

/**
 * Groups whose members a group rule takes: any of them is enough. Anything that isn't a membership test, or takes
 * members away, or needs several groups at once, is not followed.
 * @see https://developer.okta.com/docs/reference/okta-expression-language/#group-functions
 */
export function groupsRead(expression: Value): Read<readonly GroupReference[]> {
  if (typeof expression !== 'string' && !(expression instanceof Text))
    return { unknown: expression instanceof Symbolic ? expression.reason : 'the expression is not a string' };
  const parts = typeof expression === 'string' ? [expression] : expression.parts;
  const open = parts.find((part) => part instanceof Unresolved);
  if (open instanceof Unresolved) return { unknown: open.reason };
  try {
    return {
      known: new Parser(parts.flatMap((part): Unit[] => (typeof part === 'string' ? Array.from(part) : [part]))).all(),
    };
  } catch (error) {
    if (error instanceof NotPlain) return { unknown: `no plain membership test: ${error.message}` };
    throw error;
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly units: readonly Unit[]) {}

  all(): GroupReference[] {
    const groups = this.any();
    this.space();
    if (this.at < this.units.length) throw this.notPlain();
    return groups;
  }

  private any(): GroupReference[] {
    const groups = this.one();
    while (this.take('||') || this.word('OR')) groups.push(...this.one());
    return groups;
  }

  private one(): GroupReference[] {
    if (this.take('(')) {
      this.depth += 1;
      if (this.depth > NESTING) throw new NotPlain(`it nests deeper than ${NESTING} levels`);
      const groups = this.any();
      this.depth -= 1;
      if (!this.take(')')) throw this.notPlain();
      return groups;
    }
    const start = this.at;
    const name = this.name();
    if (BY_ID.has(name) || BY_NAME.has(name)) return this.call(name);
    this.at = start;
    throw this.notPlain();
  }

  private call(name: string): GroupReference[] {
    if (!this.take('(')) throw this.notPlain();
    const groups: GroupReference[] = [];
    if (this.take(')')) return groups;
    do groups.push(this.argument(name));
    while (this.take(','));
    if (!this.take(')')) throw this.notPlain();
    return groups;
  }

  private argument(name: string): GroupReference {
    this.space();
    const quote = this.units[this.at];
    if (quote !== '"' && quote !== "'") throw new NotPlain(`${name}() takes something that is not a string`);
    const end = this.units.indexOf(quote, this.at + 1);
    if (end < 0) throw new NotPlain('a string is not closed');
    const content = this.units.slice(this.at + 1, end);
    this.at = end + 1;
    const [only] = content;
    if (content.length === 1 && only instanceof Symbolic && BY_ID.has(name)) return { attribute: only };
    if (content.includes('\\') || !content.every((unit) => typeof unit === 'string'))
      throw new NotPlain(`an argument of ${name}() is known after apply`);
    return BY_ID.has(name) ? { id: content.join('') } : { name: content.join('') };
  }

  private notPlain(): NotPlain {
    this.space();
    const rest = this.units
      .slice(this.at)
      .map((unit) => (typeof unit === 'string' ? unit : '…'))
      .join('');
    const near = rest.length > 60 ? `${rest.slice(0, 60)}…` : rest;
    if (/^(!(?!=)|NOT\b)/.test(rest)) return new NotPlain(`it takes members away: ${near}`);
    if (/^(&&|AND\b)/.test(rest)) return new NotPlain(`it needs several things at once: ${near}`);
    if (/^isMemberOfGroupName\w/.test(rest)) return new NotPlain(`it reads groups by a part of their names: ${near}`);
    if (/^user\b/.test(rest)) return new NotPlain(`it reads attributes of the user: ${near}`);
    return new NotPlain(rest === '' ? 'something is missing at the end' : `${near} is not followed`);
  }

  private name(): string {
    this.space();
    let name = '';
    for (;;) {
      const unit = this.units[this.at];
      if (typeof unit !== 'string' || !/\w/.test(unit)) return name;
      name += unit;
      this.at += 1;
    }
  }

  private word(word: string): boolean {
    const start = this.at;
    if (this.name() === word) return true;
    this.at = start;
    return false;
  }

  private take(token: string): boolean {
    this.space();
    if (!Array.from(token).every((char, i) => this.units[this.at + i] === char)) return false;
    this.at += token.length;
    return true;
  }

  private space(): void {
    for (let unit = this.units[this.at]; typeof unit === 'string' && /\s/.test(unit); unit = this.units[this.at])
      this.at += 1;
  }
}
