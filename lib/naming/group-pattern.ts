import { InvalidName } from './invalid-name';

/** The parts that a group filter has to name: Okta reads them out of each group's name. */
const PARTS = ['role', 'accountid'] as const;
/** White space as Java has it; JavaScript's has more. */
const SPACE = String.raw` \t\n\x0B\f\r`;

/**
 * A group filter as JavaScript writes it. Okta's are Java's regular expressions; what the two languages read differently
 * is refused, and so is what may take for ever, since nobody could say which groups such a filter lets through.
 * @throws InvalidName
 */
export function compileGroupPattern(pattern: string): RegExp {
  const refuse = (rule: string, remedy: string) => new InvalidName('group filter', pattern, rule, remedy);
  const unclear = (what: string) =>
    refuse(`has ${what}, of which nobody can say what Okta makes of it`, 'write it without, e.g. with [A-Za-z0-9_-]');
  for (const part of PARTS)
    if (pattern.split(`(?{{${part}}}`).length !== 2)
      throw refuse(`needs (?{{${part}}}…) once`, 'name the parts that hold the role and the account id');
  const source = translate(pattern, unclear);
  if (/\((?:[^()]|\([^()]*\))*[*+}](?:[^()]|\([^()]*\))*\)(?:[*+]|\{\d+,)/.test(source))
    throw unclear('a repetition in a repeated group');
  try {
    return new RegExp(source);
  } catch {
    throw refuse('is not a regular expression', 'correct it');
  }
}

function translate(pattern: string, unclear: (what: string) => InvalidName): string {
  let source = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const rest = pattern.slice(i);
    const [escape = ''] = /^\\[^]/.exec(rest) ?? [];
    const [group = '', part] = /^\((?:\?\{\{(role|accountid)\}\}|\?:|(?!\?))/.exec(rest) ?? [];
    if (escape !== '') {
      if (escape === '\\s') source += inClass ? SPACE : `[${SPACE}]`;
      else if (escape === '\\S' && !inClass) source += `[^${SPACE}]`;
      else if (/^\\[dDwW]$/.test(escape)) source += escape;
      else if (/^\\[^A-Za-z0-9\s]$/.test(escape))
        source += /^\\[#_'"@,=%&~`<>:;! ]$/.test(escape) ? escape.charAt(1) : escape;
      else throw unclear(escape);
      i += 1;
    } else if (inClass) {
      if (rest.startsWith('[') || rest.startsWith('&&')) throw unclear('a class in a class');
      inClass = !rest.startsWith(']');
      source += rest.charAt(0);
    } else if (rest.startsWith('[')) {
      if (/^\[\^?\]/.test(rest)) throw unclear('an empty class');
      inClass = true;
      source += rest.charAt(0);
    } else if (rest.startsWith('(')) {
      if (group === '') throw unclear(rest.slice(0, 4));
      source += part === undefined ? group : `(?<${part}>`;
      i += group.length - 1;
    } else if (/^[*+?}]\+/.test(rest)) throw unclear('a possessive repetition');
    else source += rest.charAt(0);
  }
  return source;
}
