import type { Group, User } from './model';

/** What an expression may ask about a user. */
export interface Subject {
  readonly user: User;
  isMemberOf(groupId: string): boolean;
  readonly groups: () => readonly Group[];
}

export type Condition = (subject: Subject) => boolean;

/** The expression is wrong, or uses a part of Okta's language that is not evaluated here. */
export class ExpressionError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ExpressionError';
  }
}

type Text = (subject: Subject) => string;

/** Functions of a group rule that ask for memberships, by name. All take literal texts. */
const GROUP_FUNCTIONS = new Map<string, (texts: readonly string[]) => Condition>([
  ['isMemberOfAnyGroup', (ids) => (subject) => ids.some((id) => subject.isMemberOf(id))],
  [
    'isMemberOfGroup',
    ([id = '']) =>
      (subject) =>
        subject.isMemberOf(id),
  ],
  ['isMemberOfGroupName', ([name = '']) => byName((candidate) => candidate === name)],
  ['isMemberOfGroupNameStartsWith', ([start = '']) => byName((candidate) => candidate.startsWith(start))],
  ['isMemberOfGroupNameContains', ([part = '']) => byName((candidate) => candidate.includes(part))],
]);
const TEXT_CONDITIONS = new Map<string, (a: string, b: string) => boolean>([
  ['String.startsWith', (text, start) => text.startsWith(start)],
  ['String.stringContains', (text, part) => text.includes(part)],
]);
const TEXT_FUNCTIONS = new Map<string, (text: string) => string>([
  ['String.toLowerCase', (text) => text.toLowerCase()],
  ['String.toUpperCase', (text) => text.toUpperCase()],
]);

const byName =
  (matches: (name: string) => boolean): Condition =>
  (subject) =>
    subject.groups().some(({ profile }) => matches(profile.name));

/**
 * Reads an expression of a group rule: memberships, comparisons of `user.<attribute>` with texts, `&&`, `||`, `!`
 * (also AND, OR, NOT) and parentheses.
 * @see https://developer.okta.com/docs/reference/okta-expression-language/
 * @throws ExpressionError
 */
export function parseRuleExpression(text: string): Condition {
  const parser = new Parser(tokens(text));
  const condition = parser.either();
  parser.end();
  return condition;
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|('(?:[^'\\]|\\.)*')|([A-Za-z_][\w.]*)|(&&|\|\||==|!=|[!(),]))/y;

function tokens(text: string): string[] {
  const found: string[] = [];
  const source = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const [, double, single, word, sign] = TOKEN.exec(source) ?? [];
    const token = double ?? single ?? word ?? sign;
    if (token === undefined) throw new ExpressionError(`can't be read from "${source.slice(at, at + 20)}" on`);
    found.push(token);
  }
  return found;
}

const WORDS = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
]);

class Parser {
  private at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  either(): Condition {
    let left = this.both();
    while (this.take('||')) left = join(left, this.both(), (a, b) => a() || b());
    return left;
  }

  end(): void {
    const rest = this.peek();
    if (rest !== undefined) throw new ExpressionError(`has "${rest}" where it should end`);
  }

  private both(): Condition {
    let left = this.negated();
    while (this.take('&&')) left = join(left, this.negated(), (a, b) => a() && b());
    return left;
  }

  private negated(): Condition {
    if (!this.take('!')) return this.single();
    const inner = this.negated();
    return (subject) => !inner(subject);
  }

  private single(): Condition {
    if (this.take('(')) {
      const inner = this.either();
      this.must(')');
      return inner;
    }
    const word = this.peek() ?? '';
    if (word === 'true' || word === 'false') {
      this.at += 1;
      return () => word === 'true';
    }
    const ofGroups = GROUP_FUNCTIONS.get(word);
    if (ofGroups) {
      this.at += 1;
      return ofGroups(this.list(() => this.literal()));
    }
    const ofTexts = TEXT_CONDITIONS.get(word);
    if (ofTexts) {
      this.at += 1;
      const [a, b, ...more] = this.list(() => this.text());
      if (!a || !b || more.length > 0) throw new ExpressionError(`${word} takes two texts`);
      return (subject) => ofTexts(a(subject), b(subject));
    }
    return this.comparison();
  }

  private comparison(): Condition {
    const left = this.text();
    const equal = this.take('==');
    if (!equal) this.must('!=');
    const right = this.text();
    return (subject) => (left(subject) === right(subject)) === equal;
  }

  private text(): Text {
    const token = this.peek() ?? '';
    if (/^["']/.test(token)) {
      const literal = this.literal();
      return () => literal;
    }
    const change = TEXT_FUNCTIONS.get(token);
    if (change) {
      this.at += 1;
      const [inner, ...more] = this.list(() => this.text());
      if (!inner || more.length > 0) throw new ExpressionError(`${token} takes one text`);
      return (subject) => change(inner(subject));
    }
    const attribute = /^user\.(\w+)$/.exec(token)?.[1];
    if (attribute === undefined)
      throw new ExpressionError(token === '' ? 'is not complete' : `has "${token}", which is not evaluated here`);
    this.at += 1;
    return ({ user: { profile } }) => {
      const value = profile[attribute];
      return typeof value === 'string' ? value : '';
    };
  }

  private literal(): string {
    const token = this.peek() ?? '';
    if (!/^["']/.test(token)) throw new ExpressionError(`needs a text in quotes where "${token}" stands`);
    this.at += 1;
    return token.slice(1, -1).replace(/\\(.)/g, '$1');
  }

  private list<T>(item: () => T): T[] {
    this.must('(');
    const items = [item()];
    while (this.take(',')) items.push(item());
    this.must(')');
    return items;
  }

  private peek(): string | undefined {
    const token = this.tokens[this.at];
    return token === undefined ? undefined : (WORDS.get(token.toLowerCase()) ?? token);
  }

  private take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at += 1;
    return true;
  }

  private must(token: string): void {
    if (!this.take(token)) throw new ExpressionError(`needs "${token}" where "${this.peek() ?? 'its end'}" stands`);
  }
}

function join(
  left: Condition,
  right: Condition,
  by: (left: () => boolean, right: () => boolean) => boolean,
): Condition {
  return (subject) =>
    by(
      () => left(subject),
      () => right(subject),
    );
}
