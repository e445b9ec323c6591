import { principalText, type BrokenLink, type Grant, type Link } from '../../access';
import type { Outside, Unknown } from '../../documents';
import { coloursOf, type Colours } from '../io';
import { describeCondition } from '../../review/trust';
import { visible } from '../../review/visible';
import type { OtherPrincipals } from './other-principals';

/** Longer lines are broken: a terminal wraps them in the middle of a word. */
const LINE = 120;

const PLAIN = coloursOf({ write: () => undefined, colour: false });

/** `Cloud Admins → Okta-Mueller-Tech-Admin in Mueller-Tech (123456789012)`, and what limits it. */
export function grantLine(grant: Grant, colours: Colours): string {
  return grantParts(grant, colours).join('  ');
}

/** The same above its chain, with the limits below it where one line is too long. */
export function grantHeading(grant: Grant, colours: Colours): string[] {
  const [who, limits] = grantParts(grant, PLAIN);
  if (who.length + 2 + limits.length <= LINE) return [grantLine(grant, colours)];
  return [grantParts(grant, colours)[0], ...brokenAtSpaces(limits, LINE - 4).map((line) => `    ${line}`)];
}

function grantParts(grant: Grant, { bold }: Colours): [who: string, limits: string] {
  const { managementGroup, role, accountName, accountId } = grant;
  const limits = [
    `${session(grant.maxSessionSeconds)} sessions`,
    ...grant.conditions.map(({ operator, key, values }) => `only if ${operator} ${key} = ${values.join(' | ')}`),
    ...(grant.until === undefined ? [] : [`until ${grant.until}`]),
    ...(grant.reason === undefined ? [] : [`because: ${grant.reason}`]),
  ];
  return [
    `${bold(visible(managementGroup))} → ${bold(visible(role))} in ${visible(account(accountName, accountId))}`,
    `[${visible(limits.join('; '))}]`,
  ];
}

/** A chain, link by link, in the order in which Okta and AWS follow it; the address where it is written comes last. */
export function chainLines(chain: readonly Link[], { dim }: Colours): string[] {
  const width = Math.max(0, ...chain.map(({ kind }) => kind.length));
  const below = ' '.repeat(4 + width + 2);
  return chain.flatMap(({ kind, evidence, address }) => {
    const [first = '', ...more] = brokenAtSpaces(visible(evidence), LINE - below.length);
    const link = [`    ${kind.padEnd(width)}  ${first}`, ...more.map((line) => `${below}${line}`)];
    if (address === '') return link;
    const where = visible(address);
    const fits = link.length === 1 && (link[0] ?? '').length + where.length + 2 <= LINE;
    return fits ? [`${link[0] ?? ''}  ${dim(where)}`] : [...link, `${below}${dim(where)}`];
  });
}

/** The lines of a string, broken at spaces; what has none stays whole, so that it can be copied. */
function brokenAtSpaces(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Who else may assume a role, whatever the management groups say. */
export function otherLines(others: readonly OtherPrincipals[], { red, yellow }: Colours): string[] {
  return others.flatMap(({ role, accountName, accountId, statements, adopted }) => {
    const what = `${role} in ${account(accountName, accountId)}`;
    return [
      ...statements.map(({ principals, actions, conditions }) => {
        const limits = [...actions, ...conditions.map((condition) => `only if ${describeCondition(condition)}`)];
        return `${red('also admitted:')} ${visible(`${principals.map(principalText).join(', ')} → ${what}`)}  [${visible(limits.join('; '))}]`;
      }),
      ...(adopted
        ? [`${yellow('not here:')} ${visible(`who else may assume ${what}: its own trust statements are in AWS only`)}`]
        : []),
    ];
  });
}

function account(name: string, id: string): string {
  return name === id ? id : `${name} (${id})`;
}

/** Chains that give nobody access although they were meant to. */
export function brokenLines(broken: readonly BrokenLink[], { red }: Colours): string[] {
  return broken.map(({ kind, subject, reason, managementGroups }) => {
    const who = managementGroups.length === 0 ? '' : ` (meant for ${managementGroups.join(', ')})`;
    return `${red('broken:')} ${kind} ${visible(`${subject}: ${reason}${who}`)}`;
  });
}

/** What could not be read, which may give more access than is listed. */
export function unknownLines(unknown: readonly Unknown[], { yellow }: Colours): string[] {
  return unknown.map(
    ({ subject, reason, address }) => `${yellow('not analysed:')} ${visible(`${subject}: ${reason} [${address}]`)}`,
  );
}

const SHOWN = 10;

/** What the stacks hold that this product never writes, and that may give more access than is listed. */
export function outsideLines(outside: readonly Outside[], { yellow }: Colours): string[] {
  const deciding = outside.filter(({ decides }) => decides);
  const lines = deciding
    .slice(0, SHOWN)
    .map(({ file, evidence, address }) => `${yellow('not read:')} ${visible(`${file}: ${evidence} [${address}]`)}`);
  return deciding.length > SHOWN ? [...lines, `${yellow('not read:')} ${deciding.length - SHOWN} more`] : lines;
}

/** `1h`, `90m`, `1h 30m`, seconds where it is not a whole minute. */
export function session(seconds: number): string {
  if (seconds % 60 !== 0) return `${String(seconds)}s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), (seconds % 3600) / 60];
  return (
    [hours > 0 ? `${String(hours)}h` : '', minutes > 0 ? `${String(minutes)}m` : ''].filter(Boolean).join(' ') || '0s'
  );
}
