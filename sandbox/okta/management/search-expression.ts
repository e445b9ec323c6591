import { OktaError } from '../errors';
import type { Values } from './dependencies';

type Test = (values: Values) => boolean;

const COMPARISONS = new Map<string, (value: string, wanted: string) => boolean>([
  ['eq', (value, wanted) => value === wanted],
  ['ne', (value, wanted) => value !== wanted],
  ['sw', (value, wanted) => value.startsWith(wanted)],
  ['co', (value, wanted) => value.includes(wanted)],
]);

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|([\w.]+)|([()]))/y;

/**
 * Reads `search` or `filter`: attributes compared by `eq`, `ne`, `sw`, `co`, `pr`, joined by `and`, `or` and
 * parentheses. Texts compare without regard to case, as Okta's search does.
 * @see https://developer.okta.com/docs/api/#filter
 * @throws OktaError
 */
export function searchExpression(text: string): Test {
  const tokens: { quoted?: string; word?: string }[] = [];
  const source = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const [matched, quoted, word, sign] = TOKEN.exec(source) ?? [];
    if (matched === undefined) throw refused();
    tokens.push(quoted === undefined ? { word: word ?? sign ?? '' } : { quoted: quoted.replace(/\\(.)/g, '$1') });
  }
  let at = 0;
  const word = () => tokens[at]?.word?.toLowerCase();
  const either = (): Test => {
    const tests = [both()];
    while (word() === 'or') {
      at += 1;
      tests.push(both());
    }
    return (values) => tests.some((test) => test(values));
  };
  const both = (): Test => {
    const tests = [single()];
    while (word() === 'and') {
      at += 1;
      tests.push(single());
    }
    return (values) => tests.every((test) => test(values));
  };
  const single = (): Test => {
    if (word() === '(') {
      at += 1;
      const inner = either();
      if (tokens[at++]?.word !== ')') throw refused();
      return inner;
    }
    const [attribute, operator = ''] = [tokens[at++]?.word, tokens[at++]?.word?.toLowerCase()];
    if (attribute === undefined || attribute === '(' || attribute === ')') throw refused();
    if (operator === 'pr') return (values) => lookUp(values, attribute) !== undefined;
    const compare = COMPARISONS.get(operator);
    const token = tokens[at++];
    const wanted = (token?.quoted ?? token?.word)?.toLowerCase();
    if (!compare || wanted === undefined) throw refused();
    return (values) => {
      const value = lookUp(values, attribute);
      return value !== undefined && compare(value.toLowerCase(), wanted);
    };
  };
  const test = either();
  if (at !== tokens.length) throw refused();
  return test;
}

function lookUp(values: Values, path: string): string | undefined {
  let value: unknown = values;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Values)[name];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function refused(): OktaError {
  return new OktaError(400, 'E0000031', 'Invalid search criteria.');
}
