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
  const list = tokens(text);
  let at = 0;
  const peek = () => list[at] ?? '';
  const take = (token: string) => {
    if (peek() !== token) return false;
    at += 1;
    return true;
  };
  const must = (token: string) => {
    if (!take(token)) throw new ExpressionError(`needs "${token}" where "${peek() || 'its end'}" stands`);
  };
  const argumentsOf = <T>(item: () => T): T[] => {
    at += 1;
    must('(');
    const items = [item()];
    while (take(',')) items.push(item());
    must(')');
    return items;
  };

  const either = (): Condition => {
    let left = both();
    while (take('||')) left = anyOf(left, both());
    return left;
  };
  const both = (): Condition => {
    let left = negated();
    while (take('&&')) left = allOf(left, negated());
    return left;
  };
  const negated = (): Condition => {
    if (!take('!')) return single();
    const inner = negated();
    return (subject) => !inner(subject);
  };
  const single = (): Condition => {
    if (take('(')) {
      const inner = either();
      must(')');
      return inner;
    }
    if (take('true')) return () => true;
    if (take('false')) return () => false;
    const word = peek();
    const ofGroups = GROUP_FUNCTIONS.get(word);
    if (ofGroups) return ofGroups(argumentsOf(literal));
    const ofTexts = TEXT_CONDITIONS.get(word);
    if (!ofTexts) return comparison();
    const [a, b, ...more] = argumentsOf(value);
    if (!a || !b || more.length > 0) throw new ExpressionError(`${word} takes two texts`);
    return (subject) => ofTexts(a(subject), b(subject));
  };
  const comparison = (): Condition => {
    const left = value();
    const equal = take('==');
    if (!equal) must('!=');
    const right = value();
    return (subject) => (left(subject) === right(subject)) === equal;
  };
  const value = (): Text => {
    const token = peek();
    if (isLiteral(token)) {
      const text = literal();
      return () => text;
    }
    const change = TEXT_FUNCTIONS.get(token);
    if (change) {
      const [inner, ...more] = argumentsOf(value);
      if (!inner || more.length > 0) throw new ExpressionError(`${token} takes one text`);
      return (subject) => change(inner(subject));
    }
    const attribute = /^user\.(\w+)$/.exec(token)?.[1];
    if (attribute === undefined)
      throw new ExpressionError(token === '' ? 'is not complete' : `has "${token}", which is not evaluated here`);
    at += 1;
    return ({ user: { profile } }) => {
      const found = Object.hasOwn(profile, attribute) ? profile[attribute] : undefined;
      return typeof found === 'string' ? found : '';
    };
  };
  const literal = (): string => {
    const token = peek();
    if (!isLiteral(token)) throw new ExpressionError(`needs a string in quotes in place of "${token}"`);
    at += 1;
    return token.slice(1, -1).replace(/\\(.)/g, '$1');
  };

  const condition = either();
  if (peek() !== '') throw new ExpressionError(`has "${peek()}" where it should end`);
  return condition;
}

const isLiteral = (token: string) => /^["']/.test(token);
const anyOf =
  (left: Condition, right: Condition): Condition =>
  (subject) =>
    left(subject) || right(subject);
const allOf =
  (left: Condition, right: Condition): Condition =>
  (subject) =>
    left(subject) && right(subject);

const WORDS = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
]);

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
    found.push(WORDS.get(token.toLowerCase()) ?? token);
  }
  return found;
}
