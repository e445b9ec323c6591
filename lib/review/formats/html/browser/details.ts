import { announce, byId, element } from './dom';
import type { GrantView } from './decode';
import { MARK_LOOKS } from './marks';
import type { TableRow } from './table';

/** More than anybody reads; a search shows the rest. */
const MOST = 200;

/** Who may become the role, by which chain, before and after. */
export function showCell(row: TableRow, group: string): void {
  const grants = row.grants.get(group) ?? [];
  const title = `${group} → ${row.accountName} / ${row.role}`;
  const parts = grants.flatMap((grant) => grantParts(grant, grants.length > 1));
  show(title, parts.length > 0 ? parts : [element('p', {}, 'Members of this group may not become this role.')]);
}

export function showRow(row: TableRow): void {
  const groups = [...row.grants].sort(([a], [b]) => (a < b ? -1 : 1));
  show(`${row.accountName} / ${row.role}`, [
    facts([
      ['ARN', [row.roleArn]],
      ['Account', [row.accountId]],
      ['Policies', [...new Set(groups.flatMap(([, grants]) => grants.flatMap(({ policies }) => policies)))]],
    ]),
    element('h3', {}, 'Who may become it'),
    list(
      groups.map(([group, grants]) => {
        const grant = grants[0];
        return entry(grant, group, () => showCell(row, group));
      }),
    ),
  ]);
}

export function showColumn(group: string, rows: readonly TableRow[]): void {
  const mine = rows.flatMap((row) => {
    const grant = row.grants.get(group)?.[0];
    return grant ? [{ row, grant }] : [];
  });
  show(group, [
    element('p', {}, `${mine.length} ${mine.length === 1 ? 'role' : 'roles'} in this view.`),
    list(
      mine
        .slice(0, MOST)
        .map(({ row, grant }) => entry(grant, `${row.accountName} / ${row.role}`, () => showCell(row, group))),
    ),
    ...(mine.length > MOST ? [element('p', {}, `… and ${mine.length - MOST} more; search to see fewer.`)] : []),
  ]);
}

function show(title: string, parts: readonly HTMLElement[]): void {
  byId('details').replaceChildren(element('h2', { id: 'details-title', tabindex: -1 }, title), ...parts);
  byId('details').scrollTo(0, 0);
  announce(`Details: ${title}`);
}

function list(items: readonly HTMLElement[]): HTMLElement {
  return element('ul', { class: 'plain' }, ...items.map((item) => element('li', {}, item)));
}

function entry(grant: GrantView | undefined, text: string, open: () => void): HTMLElement {
  const look = MARK_LOOKS[grant?.mark ?? 'has'];
  const button = element(
    'button',
    { type: 'button', class: `link mark-${grant?.mark ?? 'has'}` },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, look.sign),
    ' ',
    element('span', { class: 'name' }, text),
    element('span', { class: 'hidden' }, `, ${look.words}`),
  );
  button.addEventListener('click', () => {
    open();
    byId('details-title').focus();
  });
  return button;
}

function grantParts(grant: GrantView, oneOfTwo: boolean): HTMLElement[] {
  const { mark, after } = grant;
  const details = grant.details();
  const side = oneOfTwo ? (after ? 'After the change' : 'Before the change') : '';
  const look = MARK_LOOKS[mark];
  const told = oneOfTwo && !after ? [] : [element('p', { class: `state mark-${mark}` }, `${look.sign} ${look.words}`)];
  return [
    ...(side === '' ? [] : [element('h3', { class: 'side' }, side)]),
    ...told,
    ...(details.differences.length > 0
      ? [element('ul', {}, ...details.differences.map((text) => element('li', {}, text)))]
      : []),
    facts([
      ['Role', [grant.roleArn]],
      ['Policies', grant.policies],
      ['Session', [duration(details.sessionSeconds)]],
      ['Until', details.until === undefined ? [] : [details.until]],
      ['Reason', details.reason === undefined ? [] : [details.reason]],
      ['Audience', details.audiences],
      ['Conditions', details.conditions],
    ]),
    element('h3', {}, 'Chain of evidence'),
    element(
      'ol',
      { class: 'chain' },
      ...details.chain.map(({ kind, address, evidence }) =>
        element(
          'li',
          {},
          element('span', { class: 'kind' }, kind),
          element('code', {}, evidence),
          element('span', { class: 'address' }, address),
        ),
      ),
    ),
  ];
}

function facts(entries: readonly (readonly [name: string, values: readonly string[]])[]): HTMLElement {
  return element(
    'dl',
    {},
    ...entries
      .filter(([, values]) => values.length > 0)
      .flatMap(([name, values]) => [
        element('dt', {}, name),
        ...values.map((value) => element('dd', {}, element('code', {}, value))),
      ]),
  );
}

function duration(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} min`;
}
