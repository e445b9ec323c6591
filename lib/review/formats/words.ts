import type { Counts, GrantChange, GrantRename, Report, Verdict } from '../model';

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

/** The verdict as a sentence that is true of the whole change. */
export function verdictSentence(report: Pick<Report, 'verdict' | 'counts'>): string {
  const { verdict, counts } = report;
  if (verdict !== 'unchanged') return (isOnlyPossible(counts) ? POSSIBLY : VERDICTS)[verdict];
  if (isDangerous(report))
    return 'No grant changes, but others may get in or be locked out: read what needs attention.';
  const { medium, low, newlyBroken, unknown } = counts;
  return medium + low + newlyBroken + unknown > 0
    ? 'Nobody gains or loses a role, but something needs attention.'
    : 'There will be no access changes.';
}

const VERDICTS: Readonly<Record<Exclude<Verdict, 'unchanged'>, string>> = {
  broadened: 'Somebody gets more access, nobody gets less.',
  narrowed: 'Somebody gets less access, nobody gets more.',
  mixed: 'Somebody gets more access, and somebody gets less.',
};

function isOnlyPossible({ gains, joined, possibleGains }: Counts): boolean {
  return gains + joined === 0 && possibleGains > 0;
}

/** Nobody gains by a grant or a group: what may give access is listed among the findings. */
const POSSIBLY: typeof VERDICTS = {
  broadened: 'Somebody may get more access, which no grant shows: read what needs attention.',
  narrowed: VERDICTS.narrowed,
  mixed: 'Somebody may get more access, which no grant shows, and somebody gets less.',
};

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

/** What there is after the change, and how much of it is not told as news. */
export function inventory({ counts }: Report): string {
  const { grantsBefore, grantsAfter, managementGroups, accounts, roles } = counts;
  return `${amount(grantsAfter, 'grant')} (${grantsBefore} before): ${amount(managementGroups, 'management group')}, ${amount(roles, 'role')}, ${amount(accounts, 'account')}.`;
}

export const CHANGE_WORDS: Readonly<Record<GrantChange['kind'], string>> = {
  new: 'gains',
  wider: 'gets more of',
  gone: 'loses',
  narrower: 'gets less of',
};

/** `Mueller-Tech / Okta-Mueller-Tech-Deploy` */
export function roleName({ accountName, role }: { accountName: string; role: string }): string {
  return `${accountName} / ${role}`;
}

/** `Support keeps Mueller-Tech / Okta-Mueller-Tech-Ship, which was Mueller-Tech / Okta-Mueller-Tech-Deploy` */
export function renameSentence({ from, to }: GrantRename): string {
  const was = from.managementGroup === to.managementGroup ? '' : `${from.managementGroup} → `;
  return `${to.managementGroup} keeps ${roleName(to)}, which was ${was}${roleName(from)}`;
}

/** `until 2027-01-31, because: migration`, or nothing. */
export function note({ until, reason }: { until?: string; reason?: string }): string {
  return [
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(reason === undefined ? [] : [`because: ${reason}`]),
  ].join(', ');
}
