import { htmlDocument } from '../../review/formats/html/document';
import { escapeHtml } from '../../review/formats/html/inline';
import { amount } from '../../review/formats/words';
import { visible } from '../../review/visible';
import type { AccessReview, ReviewRow } from './model';

const STYLE = `body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1d1d1f;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere;min-width:6.5rem}th,.yes,.no,.unknown{white-space:nowrap}th:nth-child(n+7),td:nth-child(n+7){min-width:4.5rem}
th{position:sticky;top:0;background:#f5f5f7}.yes{color:#b00020;font-weight:600}.unknown{color:#8a5a00}.note{color:#8a5a00}
@media(prefers-color-scheme:dark){body{color:#eee;background:#1d1d1f}th{background:#2c2c2e}td,th{border-color:#444}.yes{color:#ff6b6b}.unknown,.note{color:#ffc14d}}`;

const HEAD = [
  'Person',
  'Account',
  'Role',
  'Privileged',
  'Through',
  'Granted',
  'Reason',
  'Ends',
  'Role last used',
  'Decision',
];

/** The review to read or print, one page without scripts. Decisions are written into the CSV. */
export function accessReviewHtml({ org, takenAt, rows, missing, leftOut }: AccessReview): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? ''
      : `<h2>${shown(title)}</h2><ul>${lines.map((line) => `<li>${shown(line)}</li>`).join('')}</ul>`;
  return htmlDocument({
    title: `Access review of ${shown(org)}`,
    style: STYLE,
    body: `<h1>Access review of ${shown(org)}</h1>
<p>As it was at ${shown(takenAt)}: ${shown(amount(rows.length, 'row'))}, ${shown(amount(new Set(rows.map(({ person }) => person)).size, 'person', 'people'))}.</p>
${list('Not read: rows may be missing', missing)}
<table><thead><tr>${HEAD.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(rowHtml).join('\n')}
</tbody></table>
${list(
  'Role groups that give nobody a role',
  leftOut.map(({ group, people, reason }) => `${group}, ${amount(people, 'person', 'people')}: ${reason}`),
)}`,
  });
}

function rowHtml(row: ReviewRow): string {
  const { person, status, accountName, accountId, role, privileged, through, note, roleLastUsed, reason, ends } = row;
  const granted = [row.grantedSince, row.grantedBy, row.commit].filter((text) => text !== '').join(', ');
  const cells = [
    shown(status === 'ACTIVE' ? person : `${person} (${status})`),
    shown(accountId === '' ? '' : `${accountName} (${accountId})`),
    shown(role),
    `<span class="${privileged}">${privileged}</span>`,
    through.map(shown).join('<br>') + (note === '' ? '' : `<br><span class="note">${shown(note)}</span>`),
    shown(granted),
    shown(reason),
    shown(ends),
    shown(roleLastUsed.slice(0, 10)),
    '',
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function shown(text: string): string {
  return escapeHtml(visible(text));
}
