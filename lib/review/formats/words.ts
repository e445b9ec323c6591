import type { ChangeGroup, Counts, Edit, GrantChange, GrantRename, Report } from '../model';
import type { RolePower } from '../policies/role-power';
import { visible } from '../visible';

/** `1 gain`, `2 gains` */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** New findings that nobody accepted are critical or high: what no verdict on grants may hide. */
export function isDangerous({ counts }: Pick<Report, 'counts'>): boolean {
  return counts.critical + counts.high > 0;
}

/** `unchanged`; or `unchanged, dangerous`, since grants are not all that gives access. */
export function verdictWords(report: Pick<Report, 'verdict' | 'counts'>): string {
  return isDangerous(report) ? `${report.verdict}, dangerous` : report.verdict;
}

/** What the report says in one line. */
type Headline = Pick<Report, 'verdict' | 'counts' | 'gains' | 'losses' | 'notices'>;

/** The verdict in sentences that are true of the whole change: who gets how much more, and who gets less. */
export function verdictSentence(report: Headline): string {
  const { verdict, counts } = report;
  if (verdict === 'unchanged') return unchangedSentence(report);
  const more = [
    ...(counts.possibleGains > 0
      ? [`Somebody may get access that no grant shows: ${amount(counts.possibleGains, 'finding')} below.`]
      : []),
    ...gainSentence(report),
    ...(counts.joined > 0 ? [`${amount(counts.joined, 'person joins', 'people join')} a management group.`] : []),
  ];
  const less = [
    ...(report.losses.length > 0 ? [`${spread(report.losses, 'less access')}.`] : []),
    ...(counts.left > 0 ? [`${amount(counts.left, 'person leaves', 'people leave')} a management group.`] : []),
  ];
  return [
    ...more,
    ...less,
    ...(less.length === 0 ? ['Nobody gets less.'] : []),
    // What could not be analysed may give more.
    ...(more.length === 0 && counts.unknown === 0 ? ['Nobody gets more.'] : []),
  ].join(' ');
}

function gainSentence({ gains }: Headline): string[] {
  if (gains.length === 0) return [];
  const administrators = gains.filter((gain) => gain.power === 'administrator' && givesPower(gain));
  if (administrators.length === gains.length) return [`${spread(gains, 'administrator rights')}.`];
  const how = administrators.length === 0 ? '' : `, ${groupsIn(administrators)} of them administrator rights`;
  return [`${spread(gains, 'more access')}${how}.`];
}

/** A longer session of an administrator makes nobody an administrator. */
function givesPower({ kind, differences }: GrantChange): boolean {
  return kind === 'new' || differences.some((phrase) => /^(?:policy|policies|permissions boundary) /.test(phrase));
}

/** `2 management groups get more access in 6 accounts` */
function spread(changes: readonly GrantChange[], what: string): string {
  const groups = groupsIn(changes);
  const accounts = new Set(changes.map(({ grant }) => grant.accountId)).size;
  return `${amount(groups, 'management group gets', 'management groups get')} ${what} in ${amount(accounts, 'account')}`;
}

function groupsIn(changes: readonly GrantChange[]): number {
  return new Set(changes.map(({ grant }) => grant.managementGroup)).size;
}

function unchangedSentence({ counts, notices }: Headline): string {
  const { critical, high, medium, low, newlyBroken, unknown } = counts;
  if (critical + high > 0)
    return 'No grant changes, but others may get in or be locked out: read what needs attention.';
  return medium + low + newlyBroken + unknown + notices.length > 0
    ? 'Nobody gains or loses a role, but something needs attention.'
    : 'There will be no access changes.';
}

/** The counts that say something, in the order of their weight. */
export function countPhrases(counts: Counts): string[] {
  const phrases: [number, string][] = [
    [counts.critical, `${counts.critical} critical`],
    [counts.high, `${counts.high} high`],
    [counts.medium, `${counts.medium} medium`],
    [counts.low, `${counts.low} low`],
    [counts.accepted, `${counts.accepted} accepted`],
    [counts.newlyBroken, `${counts.newlyBroken} newly broken`],
    [counts.unknown, `${counts.unknown} not analysed`],
    [counts.joined, `${counts.joined} joined`],
    [counts.left, `${counts.left} left`],
    [counts.renames, `${counts.renames} renamed`],
  ];
  return [
    amount(counts.gains, 'gain'),
    ...(counts.possibleGains > 0 ? [amount(counts.possibleGains, 'possible gain')] : []),
    amount(counts.losses, 'loss', 'losses'),
    ...phrases.filter(([count]) => count > 0).map(([, phrase]) => phrase),
  ];
}

/** What there is after the change, and how much of it is not reported as news. */
export function inventory({ counts }: Report): string {
  const { grantsBefore, grantsAfter, managementGroups, accounts, roles } = counts;
  return `${amount(grantsAfter, 'grant')} (${grantsBefore} before): ${amount(managementGroups, 'management group')}, ${amount(roles, 'role')}, ${amount(accounts, 'account')}.`;
}

const CHANGE_WORDS: Readonly<Record<ChangeGroup['kind'], string>> = {
  new: 'gain',
  wider: 'get more of',
  mixed: 'get more and less of',
  gone: 'lose',
  narrower: 'get less of',
};

const POWER_WORDS: Readonly<Record<RolePower, string>> = {
  administrator: 'administrator',
  escalation: 'can make itself an administrator',
  limited: 'not an administrator',
  unknown: 'unknown whether an administrator',
};

/** How many names a sentence lists before it counts. */
const NAMES = 4;

/** How a format writes what is not a plain word. */
export interface Writing {
  /** A name, so that it stays one whatever it holds. */
  readonly name: (text: string) => string;
  readonly strong: (text: string) => string;
}

/**
 * A change as one sentence: `Members of Support and Auditors get more of ReadOnly in 6 accounts (…): SecurityAudit →
 * ReadOnlyAccess, not an administrator`.
 */
export function changeSentence(group: ChangeGroup, { name, strong }: Writing): string {
  const { kind, role, accounts, managementGroups, power, differences, until, reason } = group;
  const [only, ...others] = accounts;
  const where =
    only !== undefined && others.length === 0
      ? `${name(only.name)} (${name(only.id)})`
      : `${amount(accounts.length, 'account')} (${listed(
          accounts.map((account) => account.name),
          name,
        )})`;
  const what = [
    ...policies(group, name),
    power === 'administrator' || power === 'escalation' ? strong(POWER_WORDS[power]) : POWER_WORDS[power],
    ...differences.map((phrase) => name(phrase)),
    ...(until === undefined ? [] : [`until ${name(until)}`]),
    ...(reason === undefined ? [] : [`because ${name(reason)}`]),
  ];
  return `Members of ${listed(managementGroups, name)} ${CHANGE_WORDS[kind]} ${name(role)} in ${where}: ${what.join(', ')}`;
}

function policies(
  { kind, policiesBefore: then, policiesAfter: now }: ChangeGroup,
  name: (text: string) => string,
): string[] {
  const all = (list: readonly string[]) => (list.length === 0 ? 'no policies' : list.map(name).join(' + '));
  if (kind === 'gone') return [then === undefined ? 'policies unknown' : all(then)];
  if (now === undefined) return ['policies unknown'];
  if (then === undefined || then.join() === now.join()) return [all(now)];
  return [`${all(then)} → ${all(now)}`];
}

/** `A, B and C`; of many, the first and the number of the others. */
export function listed(names: readonly string[], name: (text: string) => string, most = NAMES): string {
  // One more name is as long as "and 1 more".
  const shown = names.slice(0, names.length > most + 1 ? most : names.length).map(name);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** `Mueller-Tech / Okta-Mueller-Tech-Deploy` */
export function roleName({ accountName, role }: { accountName: string; role: string }): string {
  return `${accountName} / ${role}`;
}

/** `Support keeps Mueller-Tech / Okta-Mueller-Tech-Ship, which was Mueller-Tech / Okta-Mueller-Tech-Deploy` */
export function renameSentence({ from, to }: GrantRename): string {
  const was = from.managementGroup === to.managementGroup ? '' : `${from.managementGroup} → `;
  return `${to.managementGroup} keeps ${roleName(to)}, which was ${was}${roleName(from)}`;
}

/** What comes before lines that a person should write. */
export function editIntroduction({ file }: Edit): string {
  return `Write in ${file}:`;
}

/** Lines that a person should write, with what comes before them. @param indent of the lines below the first */
export function editLines(edit: Edit, shown: (text: string) => string = visible, indent = ''): string[] {
  return [shown(editIntroduction(edit)), ...edit.lines.map((line) => `${indent}${editLine(line, shown)}`)];
}

/** A line of YAML as it is, where what comes after its indentation shows what it is made of. */
export function editLine(line: string, shown: (text: string) => string = visible): string {
  const text = line.trimStart();
  return `${line.slice(0, line.length - text.length)}${shown(text)}`;
}
