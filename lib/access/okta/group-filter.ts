import { createContext, Script } from 'node:vm';

/** What a group filter reads out of a group's name. */
export interface FilterMatch {
  readonly role: string;
  readonly accountId: string;
}

/** Why a name gives no role, or what Okta reads out of it. */
export type Filtered = { readonly match: FilterMatch } | { readonly broken: string } | { readonly unknown: string };

/** A group filter, compiled once for all names. */
export interface GroupFilter {
  readonly apply: (names: readonly string[]) => ReadonlyMap<string, Filtered>;
}

/**
 * The filter comes from a plan that may be hostile, and `(a+)+$` on 30 letters takes minutes: it runs in a context of its
 * own and is stopped. 10,000 names and Okta's documented filter take less than 0.1 s.
 */
const PATIENCE_MS = 2000;
/** Longest name that Okta accepts for a group. @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
const MAX_NAME = 255;

/** Java lets `$` match before a last line break, JavaScript does not. */
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

const MATCH = new Script(`
  const search = new RegExp(source);
  const whole = new RegExp('^(?:' + source + ')$');
  const read = (found) => found === null ? null : [found.groups?.role ?? null, found.groups?.accountid ?? null];
  JSON.stringify(names.map((name) => [read(search.exec(name)), read(whole.exec(name))]));
`);

type Captured = readonly [role: string | null, accountId: string | null] | null;

/**
 * Reads the app's *Group Filter*: a Java regular expression in which `(?{{role}}…)` and `(?{{accountid}}…)` name what is
 * captured.
 * @see https://help.okta.com/oie/en-us/Content/Topics/DeploymentGuides/AWS/aws-enable-role-based.htm
 */
export function groupFilter(filter: string): GroupFilter {
  const source = toJavaScript(filter);
  if (typeof source !== 'string') return always({ unknown: `group filter ${filter}: ${source.unknown}` });
  return { apply: (names) => kept(JSON.stringify([filter, names]), () => applyAll(filter, source, names)) };
}

type Answer = ReadonlyMap<string, Filtered>;

/** Both sides of a comparison mostly have the same names, and a context of its own with its watch takes milliseconds. */
const answers = new Map<string, Answer>();
const KEPT = 2;

function kept(key: string, make: () => Answer): Answer {
  const answer = answers.get(key) ?? make();
  answers.delete(key);
  answers.set(key, answer);
  for (const oldest of [...answers.keys()].slice(0, -KEPT)) answers.delete(oldest);
  return answer;
}

function always(outcome: Filtered): GroupFilter {
  return { apply: (names) => new Map(names.map((name) => [name, outcome])) };
}

function applyAll(filter: string, source: string, names: readonly string[]): ReadonlyMap<string, Filtered> {
  const lines = names.filter((name) => LINE_END.test(name));
  const short = names.filter((name) => name.length <= MAX_NAME && !LINE_END.test(name));
  const long = names.filter(({ length }) => length > MAX_NAME);
  const tooLong = long.map((name): [string, Filtered] => [
    name,
    { broken: `Okta allows ${MAX_NAME} characters in a name` },
  ]);
  const broken = lines.map((name): [string, Filtered] => [
    name,
    { unknown: 'the name has a line break, around which Okta may match otherwise' },
  ]);
  let captured: readonly (readonly [search: Captured, whole: Captured])[];
  try {
    const context = createContext({ source, names: [...short] });
    captured = JSON.parse(MATCH.runInContext(context, { timeout: PATIENCE_MS }) as string) as typeof captured;
  } catch (error) {
    const timeout = (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    const reason = timeout
      ? `no answer within ${PATIENCE_MS} ms; it may try again and again what can't match`
      : 'it is not a regular expression';
    return always({ unknown: `group filter ${filter}: ${reason}` }).apply(names);
  }
  return new Map([
    ...short.map((name, i): [string, Filtered] => [name, outcome(filter, captured[i])]),
    ...tooLong,
    ...broken,
  ]);
}

/**
 * Whether Okta looks for the filter anywhere in a name or compares the whole name isn't documented: where that makes a
 * difference, the answer isn't known.
 */
function outcome(filter: string, captured: readonly [Captured, Captured] | undefined): Filtered {
  const [search, whole] = captured ?? [null, null];
  if (search === null) return { broken: `the group filter ${filter} does not match the name` };
  if (search[0] !== whole?.[0] || search[1] !== whole[1])
    return {
      unknown: `the group filter ${filter} matches a part of the name only; Okta does not say whether that counts`,
    };
  const [role, accountId] = search;
  if (role === null || accountId === null) {
    const missing = role === null ? '{{role}}' : '{{accountid}}';
    return { broken: `the group filter ${filter} captures no ${missing}` };
  }
  return { match: { role, accountId } };
}

/** Escapes that mean the same in both languages; `\s` is narrower in Java than in JavaScript. */
const SAME = /^[dDwWbBtnrf\W_]$/;
const SPACE = String.raw` \t\n\x0B\f\r`;

/**
 * The filter as JavaScript writes it, or what in it the two languages read differently.
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
function toJavaScript(filter: string): string | { unknown: string } {
  let source = '';
  let inClass = false;
  for (let i = 0; i < filter.length; i += 1) {
    const char = filter[i] ?? '';
    if (char === '\\') {
      const next = filter[i + 1] ?? '';
      if (next === 's') source += inClass ? SPACE : `[${SPACE}]`;
      else if (next === 'S' && !inClass) source += `[^${SPACE}]`;
      else if (SAME.test(next) && !(inClass && 'bB'.includes(next))) source += `\\${next}`;
      else return { unknown: `\\${next} may mean something else to Okta` };
      i += 1;
    } else if (inClass) {
      if (char === '[' || filter.startsWith('&&', i))
        return { unknown: 'a class in a class may mean something else to Okta' };
      inClass = char !== ']';
      source += char;
    } else if (char === '[') {
      inClass = true;
      source += char;
      if (filter.startsWith('^', i + 1)) {
        source += '^';
        i += 1;
      }
      // In Java a ] that comes first is one of the characters; in JavaScript it ends the class.
      if (filter[i + 1] === ']') return { unknown: 'an empty class may mean something else to Okta' };
    } else if (char === '(' && filter[i + 1] === '?') {
      const named = /^\(\?\{\{(\w+)\}\}/.exec(filter.slice(i));
      const plain = /^\(\?(:|=|!|<=|<!|<[A-Za-z]\w*>)/.exec(filter.slice(i));
      if (named) {
        source += `(?<${named[1] ?? ''}>`;
        i += named[0].length - 1;
      } else if (plain) {
        source += plain[0];
        i += plain[0].length - 1;
      } else return { unknown: 'a group with flags may mean something else to Okta' };
    } else if ('*+?}'.includes(char) && filter[i + 1] === '+')
      return { unknown: 'a possessive quantifier is not followed' };
    else source += char;
  }
  return source;
}
