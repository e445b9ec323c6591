import type { Report } from '../../model';
import { type Mark, matrix } from '../matrix';
import { roleName } from '../words';
import type { Detail } from './detail';
import { cell } from './escape';
import { details, section } from './list';

const SIGNS: Readonly<Record<Mark, string>> = {
  has: '●',
  new: '➕',
  gone: '➖',
  wider: '🔺',
  narrower: '🔻',
  mixed: '🔀',
};

/** Roles down, management groups across; what changes comes first. */
export function accessMatrix(report: Report, { matrixRows, matrixColumns, characters }: Detail): string[] {
  const { columns, rows } = matrix(report);
  if (rows.length === 0 || matrixRows === 0) return [];
  const [across, down] = [columns.slice(0, matrixColumns), rows.slice(0, matrixRows)];
  const length = Math.min(characters, 100);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const left = [
    ...(rows.length > down.length ? [`${rows.length - down.length} more roles`] : []),
    ...(columns.length > across.length ? [`${columns.length - across.length} more management groups`] : []),
  ];
  return section('Access matrix', [
    details(`${down.length} of ${rows.length} roles, ● has · ➕ gains · ➖ loses · 🔺 more · 🔻 less · 🔀 both`, [
      line(['Account / role', ...across.map((name) => cell(name, length))]),
      line([':--', ...across.map(() => ':-:')]),
      ...down.map((row) => line([cell(roleName(row), length), ...across.map((name) => signOf(row.marks.get(name)))])),
      ...(left.length > 0 ? ['', `Not shown: ${left.join(', ')}.`] : []),
    ]),
  ]);
}

function signOf(mark: Mark | undefined): string {
  return mark === undefined ? '' : SIGNS[mark];
}
