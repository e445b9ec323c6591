import { decodeGrants, type GrantView } from './decode';
import { showCell, showColumn, showRow } from './details';
import { announce, byId, element } from './dom';
import { Grid } from './grid';
import { brokenView, changesView, findingsView, handoverView } from './lists';
import type { ExplorerData } from './model';
import { search, SCOPES, SIDES, type Query } from './search';
import { tableOf, type Table, type TableRow } from './table';
import { wireTabs } from './tabs';

/** Keystrokes follow one another faster than this; the search waits for the last one. */
const PAUSE_MS = 120;

export function start(): void {
  const data = JSON.parse(byId('data').textContent || '{}') as ExplorerData;
  const grants = decodeGrants(data);
  let table: Table = { columns: [], rows: [] };
  // What is opened is shown whole, before and after, whatever the search leaves of it.
  const whole = new Map(tableOf(grants).rows.map((row) => [row.roleArn, row]));
  const wholeOf = (row: TableRow) => whole.get(row.roleArn) ?? row;
  const grid = new Grid(byId('grid'), {
    onCell: (row, group) => showCell(wholeOf(row), group),
    onRow: (row) => showRow(wholeOf(row)),
    onColumn: (group) => showColumn(group, table.rows.filter((row) => row.grants.has(group)).map(wholeOf)),
  });
  const form = byId('search') as HTMLFormElement;
  const refresh = () => {
    table = tableOf(search(grants, query(form)));
    grid.show(table);
    const { rows, columns } = table;
    const text = `${rows.length} ${rows.length === 1 ? 'role' : 'roles'} × ${columns.length} ${columns.length === 1 ? 'management group' : 'management groups'}`;
    byId('result').textContent = text;
    announce(text);
  };
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    refresh();
  });
  const views: Readonly<Record<string, () => HTMLElement[]>> = {
    'tab-changes': () => changesView(data, grants, openGrant),
    'tab-findings': () => findingsView(data),
    'tab-broken': () => brokenView(data),
    'tab-handover': () => handoverView(data),
  };
  const panels = new Set<string>();
  const select = wireTabs(byId('tabs'), (id) => {
    // A hidden grid has no size to fill.
    if (id === 'tab-matrix') refresh();
    // A view is made when it is first looked at.
    const view = views[id];
    if (!view || panels.has(id)) return;
    panels.add(id);
    byId(id.replace('tab-', 'view-')).append(...view());
  });

  function openGrant(grant: GrantView): void {
    const row = whole.get(grant.roleArn);
    if (row) showCell(row, grant.group);
    byId('details-title').focus();
  }
  byId('details').append(
    element('p', { class: 'note' }, 'Choose a cell, a role or a management group to see who may become what, and why.'),
  );
  select(data.compared ? 'tab-changes' : 'tab-matrix');
  document.documentElement.dataset['ready'] = 'true';
}

function query(form: HTMLFormElement): Query {
  const fields = new FormData(form);
  const field = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    text: field('text'),
    scope: SCOPES.find((scope) => scope === field('scope')) ?? 'everything',
    side: SIDES.find((side) => side === field('side')) ?? 'after',
  };
}
