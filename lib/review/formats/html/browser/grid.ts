import { element } from './dom';
import { MARK_LOOKS } from './marks';
import type { Table, TableRow } from './table';
import { moved, scrollTo, visibleRange } from './viewport';

/** Sizes in pixels, as the style sheet has them; on a narrow window they are others. */
interface Sizes {
  readonly row: number;
  readonly column: number;
  readonly headWidth: number;
  readonly headHeight: number;
}

export interface GridEvents {
  readonly onCell: (row: TableRow, group: string) => void;
  readonly onRow: (row: TableRow) => void;
  readonly onColumn: (group: string) => void;
}

/**
 * The matrix. Only what is seen is in the document, so 10,000 roles cost as much as forty. The focus stays on the grid
 * and `aria-activedescendant` names the cell, since the cell's element comes and goes.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export class Grid {
  private table: Table = { columns: [], rows: [] };
  private active = { row: 0, column: 0 };
  private selected = '';
  private readonly head = element('div', { role: 'rowgroup', class: 'grid-head' });
  private readonly body = element('div', { role: 'rowgroup', class: 'grid-body' });
  private frame = 0;
  private sizes: Sizes = { row: 1, column: 1, headWidth: 0, headHeight: 0 };

  constructor(
    private readonly root: HTMLElement,
    private readonly events: GridEvents,
  ) {
    root.append(this.head, this.body);
    root.addEventListener('scroll', () => this.later());
    root.addEventListener('keydown', (event) => this.onKey(event));
    root.addEventListener('click', (event) => this.onClick(event));
    new ResizeObserver(() => {
      this.measure();
      this.later();
    }).observe(root);
  }

  show(table: Table): void {
    this.table = table;
    this.active = { row: Math.min(0, table.rows.length - 1), column: Math.min(0, table.columns.length - 1) };
    this.selected = '';
    this.root.setAttribute('aria-rowcount', String(table.rows.length + 1));
    this.root.setAttribute('aria-colcount', String(table.columns.length + 1));
    this.measure();
    this.root.scrollTo(0, 0);
    this.render();
  }

  private measure(): void {
    const style = getComputedStyle(this.root);
    const pixels = (name: string) => parseFloat(style.getPropertyValue(name));
    const [row, column] = [pixels('--row'), pixels('--column')];
    const [headWidth, headHeight] = [pixels('--head-width'), pixels('--head-height')];
    this.sizes = { row, column, headWidth, headHeight };
    const width = `${headWidth + this.table.columns.length * column}px`;
    this.body.style.height = `${this.table.rows.length * row}px`;
    this.body.style.width = width;
    this.head.style.width = width;
  }

  private later(): void {
    if (this.frame === 0)
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.render();
      });
  }

  private render(): void {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.root;
    const { columns, rows } = this.table;
    const across = visibleRange(scrollLeft, clientWidth - this.sizes.headWidth, this.sizes.column, columns.length);
    const down = visibleRange(scrollTop, clientHeight - this.sizes.headHeight, this.sizes.row, rows.length);
    this.head.replaceChildren(this.headRow(across));
    const shown: HTMLElement[] = [];
    for (let i = down.from; i < down.to; i++) {
      const row = rows[i];
      if (row) shown.push(this.bodyRow(row, i, across));
    }
    this.body.replaceChildren(...shown);
    const id = cellId(this.active.row, this.active.column);
    const there = document.getElementById(id);
    if (there) {
      this.root.setAttribute('aria-activedescendant', id);
      there.classList.add('active');
    } else this.root.removeAttribute('aria-activedescendant');
  }

  private headRow({ from, to }: { from: number; to: number }): HTMLElement {
    const row = element('div', { role: 'row', class: 'grid-row', 'aria-rowindex': 1 });
    row.append(
      element(
        'div',
        { role: 'columnheader', class: 'corner', 'aria-colindex': 1, id: cellId(-1, -1) },
        'Account / role',
      ),
    );
    for (let i = from; i < to; i++) {
      const name = this.table.columns[i] ?? '';
      const cell = element(
        'div',
        {
          role: 'columnheader',
          class: 'column',
          'aria-colindex': i + 2,
          id: cellId(-1, i),
          title: name,
          'data-column': i,
        },
        element('span', {}, name),
      );
      cell.style.left = `${this.sizes.headWidth + i * this.sizes.column}px`;
      row.append(cell);
    }
    return row;
  }

  private bodyRow(item: TableRow, index: number, { from, to }: { from: number; to: number }): HTMLElement {
    const row = element('div', { role: 'row', class: 'grid-row', 'aria-rowindex': index + 2 });
    row.style.top = `${index * this.sizes.row}px`;
    row.append(
      element(
        'div',
        {
          role: 'rowheader',
          class: 'row-head',
          'aria-colindex': 1,
          id: cellId(index, -1),
          title: item.roleArn,
          'data-row': index,
        },
        element('b', {}, item.accountName),
        ' / ',
        item.role,
      ),
    );
    for (let i = from; i < to; i++) row.append(this.cell(item, index, i));
    return row;
  }

  private cell(item: TableRow, row: number, column: number): HTMLElement {
    const id = cellId(row, column);
    const group = this.table.columns[column] ?? '';
    const mark = item.grants.get(group)?.[0]?.mark;
    const look = mark && MARK_LOOKS[mark];
    const cell = element('div', {
      role: 'gridcell',
      class: `cell${mark ? ` mark-${mark}` : ''}`,
      id,
      'aria-colindex': column + 2,
      'aria-selected': String(id === this.selected),
      'data-row': row,
      'data-column': column,
    });
    cell.style.left = `${this.sizes.headWidth + column * this.sizes.column}px`;
    if (look) {
      cell.setAttribute('aria-label', `${group} ${look.words}`);
      cell.append(element('span', { 'aria-hidden': 'true' }, look.sign));
    }
    return cell;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open();
      return;
    }
    const page = Math.max(1, Math.floor((this.root.clientHeight - this.sizes.headHeight) / this.sizes.row) - 1);
    const size = { rows: this.table.rows.length, columns: this.table.columns.length, page };
    const to = moved(event.key, this.active, size, event.ctrlKey || event.metaKey);
    if (!to) return;
    event.preventDefault();
    this.moveTo(to.row, to.column);
  }

  private moveTo(row: number, column: number): void {
    this.active = { row, column };
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.root;
    this.root.scrollTo(
      column < 0 ? scrollLeft : scrollTo(scrollLeft, clientWidth - this.sizes.headWidth, this.sizes.column, column),
      row < 0 ? scrollTop : scrollTo(scrollTop, clientHeight - this.sizes.headHeight, this.sizes.row, row),
    );
    this.render();
  }

  private onClick(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest('[data-row],[data-column]') : null;
    if (!(cell instanceof HTMLElement)) return;
    const { row = '-1', column = '-1' } = cell.dataset;
    this.active = { row: Number(row), column: Number(column) };
    this.open();
  }

  private open(): void {
    const { row, column } = this.active;
    const [item, group] = [this.table.rows[row], this.table.columns[column]];
    this.selected = cellId(row, column);
    if (item && group !== undefined) this.events.onCell(item, group);
    else if (item) this.events.onRow(item);
    else if (group !== undefined) this.events.onColumn(group);
    this.render();
  }
}

function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}
