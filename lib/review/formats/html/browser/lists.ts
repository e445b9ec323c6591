import { decodeFindings, texts, type FindingView, type GrantView } from './decode';
import { element } from './dom';
import { MARK_LOOKS } from './marks';
import { MARKS, type ExplorerData } from './model';

/** Entries that are in the document at once; a button brings the next ones. */
const STEP = 200;

/** What to look at first, what changes in a line each, then each grant by management group, people, renames. */
export function changesView(
  data: ExplorerData,
  grants: readonly GrantView[],
  open: (grant: GrantView) => void,
): HTMLElement[] {
  const changed = grants.filter(
    ({ mark, after }) => mark !== 'has' && mark !== 'renamed' && (after || mark === 'gone'),
  );
  const groups = [...new Set(changed.map(({ group }) => group))].sort();
  const parts = [
    ...lookFirst(data),
    ...(data.summary.length > 0
      ? [element('h3', {}, 'What changes'), stepwise(data.summary, ([mark, sentence]) => summaryEntry(mark, sentence))]
      : []),
    ...(groups.length > 0 ? [element('h3', {}, 'Each grant, by management group')] : []),
    ...groups.flatMap((group) => [
      element('h4', {}, group),
      stepwise(
        changed.filter((grant) => grant.group === group),
        (grant) => changeEntry(grant, open),
      ),
    ]),
    ...textList('People', data.members),
    ...textList('The same access under another name', data.renames),
  ];
  return parts.length > 0 ? parts : [element('p', {}, 'No management group gains or loses a role.')];
}

/** Rules that found something new, and what could not be analysed: no list of grants shows either. */
function lookFirst({ lookFirst: entries }: ExplorerData): HTMLElement[] {
  if (entries.length === 0) return [];
  const lines = entries.map(([severity, text]) =>
    element('li', {}, element('span', { class: `severity ${severity}` }, severity), ` ${text}`),
  );
  return [element('h3', {}, 'Needs attention'), element('ul', { class: 'plain' }, ...lines)];
}

function summaryEntry(mark: number, sentence: string): HTMLElement {
  const { sign } = MARK_LOOKS[MARKS[mark] ?? 'has'];
  return element(
    'div',
    {},
    element('span', { class: `mark-${MARKS[mark] ?? 'has'}`, 'aria-hidden': 'true' }, sign),
    ` ${sentence}`,
  );
}

function changeEntry(grant: GrantView, open: (grant: GrantView) => void): HTMLElement {
  const look = MARK_LOOKS[grant.mark];
  const { differences, until, reason } = grant.details();
  const notes = [
    ...differences,
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(reason === undefined ? [] : [`because: ${reason}`]),
  ];
  const button = element(
    'button',
    { type: 'button', class: `link mark-${grant.mark}` },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, look.sign),
    ' ',
    element('span', { class: 'name' }, `${grant.accountName} / ${grant.role}`),
    element('span', { class: 'hidden' }, `, ${look.words}`),
  );
  button.addEventListener('click', () => open(grant));
  return element(
    'div',
    {},
    button,
    ...(notes.length > 0 ? [element('span', { class: 'note' }, notes.join('; '))] : []),
  );
}

/** Findings by rule: what this change brings, what is accepted, what was there before. */
export function findingsView(data: ExplorerData): HTMLElement[] {
  const findings = decodeFindings(data);
  const open = findings.filter(({ isNew, accepted }) => isNew && accepted === undefined);
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  const earlier = findings.filter((finding) => !finding.isNew && finding.accepted === undefined);
  return [
    ...findingsSection(data, 'New with this change', open, true),
    ...findingsSection(data, 'Accepted in the configuration', accepted, true),
    ...findingsSection(data, 'There before this change', earlier, false),
    ...(findings.length === 0 ? [element('p', {}, 'No rule found anything.')] : []),
  ];
}

function findingsSection(
  data: ExplorerData,
  title: string,
  findings: readonly FindingView[],
  unfold: boolean,
): HTMLElement[] {
  if (findings.length === 0) return [];
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [
    element('h3', {}, `${title} (${findings.length})`),
    ...rules.map((rule) =>
      ruleEntry(
        data,
        rule,
        findings.filter((finding) => finding.rule === rule),
        unfold,
      ),
    ),
  ];
}

function ruleEntry(data: ExplorerData, rule: number, findings: readonly FindingView[], unfold: boolean): HTMLElement {
  const [id, severity, title, why, remedy] = data.rules[rule] ?? ['', '', '', '', ''];
  const folded = element(
    'details',
    { class: 'rule' },
    element(
      'summary',
      {},
      element('span', { class: `severity ${severity}` }, severity),
      ` ${title} `,
      element('span', { class: 'note' }, `${id}, ${findings.length}`),
    ),
    element('p', {}, why),
    element('p', {}, element('b', {}, 'Do: '), remedy),
  );
  const fill = () => {
    if (!folded.open || folded.querySelector('ul')) return;
    folded.append(stepwise(findings, findingEntry));
  };
  folded.addEventListener('toggle', fill);
  folded.open = unfold;
  fill();
  return folded;
}

function findingEntry({ subject, evidence, address, accepted, edits }: FindingView): HTMLElement {
  return element(
    'div',
    {},
    element('b', {}, subject),
    ' ',
    element('code', {}, evidence),
    ...(accepted === undefined ? [] : [element('span', { class: 'note' }, `accepted: ${accepted}`)]),
    ...(edits === undefined ? [] : [element('pre', {}, edits)]),
    element('span', { class: 'address' }, address),
  );
}

/** Broken links, and what nobody could analyse. */
export function brokenView(data: ExplorerData): HTMLElement[] {
  const { strings } = data;
  const text = (i: number) => strings[i] ?? '';
  const entries = data.broken.map(([kind, subject, reason, address, isNew, groups]) =>
    element(
      'div',
      {},
      element('span', { class: `severity ${isNew === 1 ? 'high' : 'low'}` }, isNew === 1 ? 'new' : 'before'),
      ` ${text(kind)} `,
      element('b', {}, text(subject)),
      ` ${text(reason)}`,
      ...(groups < 0 ? [] : [element('span', { class: 'note' }, `meant for ${texts(data, groups).join(', ')}`)]),
      element('span', { class: 'address' }, text(address)),
    ),
  );
  const unknown = data.unknown.map(([subject, reason, address]) =>
    element(
      'div',
      {},
      element('b', {}, text(subject)),
      ` ${text(reason)}`,
      element('span', { class: 'address' }, text(address)),
    ),
  );
  return [
    ...(entries.length > 0
      ? [element('h3', {}, `Chains that lead nowhere (${entries.length})`), stepwise(entries, (entry) => entry)]
      : []),
    ...(unknown.length > 0
      ? [element('h3', {}, `Not analysed (${unknown.length})`), stepwise(unknown, (entry) => entry)]
      : []),
    ...(entries.length + unknown.length === 0
      ? [element('p', {}, 'Every chain leads to a role, and everything could be analysed.')]
      : []),
  ];
}

export function handoverView({ handover }: ExplorerData): HTMLElement[] {
  return handover.length === 0
    ? [element('p', {}, 'Nothing is left to do by hand.')]
    : [element('ol', {}, ...handover.map((step) => element('li', {}, step)))];
}

function textList(title: string, items: readonly string[]): HTMLElement[] {
  return items.length === 0
    ? []
    : [element('h3', {}, title), element('ul', { class: 'plain' }, ...items.map((item) => element('li', {}, item)))];
}

function stepwise<T>(items: readonly T[], entry: (item: T) => HTMLElement): HTMLElement {
  const list = element('ul', { class: 'plain' });
  const more = element('button', { type: 'button' });
  let shown = 0;
  const next = () => {
    more.remove();
    for (const item of items.slice(shown, shown + STEP)) list.append(element('li', {}, entry(item)));
    shown += STEP;
    if (shown >= items.length) return;
    more.textContent = `Show more (${items.length - shown} left)`;
    list.append(more);
  };
  more.addEventListener('click', next);
  next();
  return list;
}
