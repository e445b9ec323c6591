export interface Range {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** Which of `count` items of `size` pixels are seen through a window, with some around it. */
export function visibleRange(offset: number, length: number, size: number, count: number, around = 4): Range {
  const from = Math.max(0, Math.floor(offset / size) - around);
  const to = Math.min(count, Math.ceil((offset + length) / size) + around);
  return { from: Math.min(from, count), to: Math.max(to, Math.min(from, count)) };
}

/** Where to scroll so that the item is seen whole, as little as possible. */
export function scrollTo(offset: number, length: number, size: number, index: number): number {
  const [start, end] = [index * size, (index + 1) * size];
  if (start < offset) return start;
  return end > offset + length ? end - length : offset;
}

/** Where a key leads in a grid; `undefined`: the key is not for the grid. Row -1 are the column heads, column -1 the row heads. */
export function moved(
  key: string,
  at: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number; readonly page: number },
  control = false,
): { row: number; column: number } | undefined {
  const { row, column } = at;
  const to = (r: number, c: number) => ({
    row: Math.min(Math.max(r, -1), size.rows - 1),
    column: Math.min(Math.max(c, -1), size.columns - 1),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(Math.max(row - size.page, 0), column);
    case 'PageDown':
      return to(row + size.page, column);
    case 'Home':
      return control ? to(0, -1) : to(row, -1);
    case 'End':
      return control ? to(size.rows - 1, size.columns - 1) : to(row, size.columns - 1);
    default:
      return undefined;
  }
}
