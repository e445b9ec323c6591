import { htmlDocument } from '../../review/formats/html/document';
import { escapeHtml } from '../../review/formats/html/inline';
import { isOpen } from '../../review/findings';
import type { Finding } from '../../review/model';
import { visible } from '../../review/visible';
import type { AuditReport } from '../model';
import { countPhrases, headline, inventory } from './words';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1d1d1f;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere;min-width:9rem}th,.severity{white-space:nowrap}.severity{min-width:0}
th{position:sticky;top:0;background:#f5f5f7}.critical,.high{color:#b00020;font-weight:600}.medium{color:#8a5a00}.low{color:#555}code{font-size:13px}.why{color:#555}
@media(prefers-color-scheme:dark){body{color:#eee;background:#1d1d1f}th{background:#2c2c2e}td,th{border-color:#444}.critical,.high{color:#ff6b6b}.medium{color:#ffc14d}.low,.why{color:#aaa}}`;

/** The report as one page without scripts: it asks no network, and its policy allows nothing but this style. */
export function auditHtml(report: AuditReport): string {
  const { findings } = report;
  const [open, others] = [findings.filter(isOpen), findings.filter((finding) => !isOpen(finding))];
  return htmlDocument({
    title: `Access audit: ${shown(headline(report))}`,
    style: STYLE,
    body: `<h1>Access audit</h1>
<p><strong>${shown(headline(report))}</strong> ${shown(countPhrases(report).join(' · '))}</p>
<p>${shown(inventory(report))}</p>
${open.length === 0 ? '' : table('Open findings', open)}
${others.length === 0 ? '' : table('Accepted, or known since the earlier snapshot', others)}`,
  });
}

function table(title: string, findings: readonly Finding[]): string {
  const rows = findings.map(
    ({ id, severity, title: what, why, remedy, subject, evidence, address, accepted }) =>
      `<tr><td class="severity ${severity}">${severity}</td><td>${shown(what)}<br><code>${shown(id)}</code></td><td>${shown(subject)}<br><code>${shown(address)}</code></td><td>${shown(evidence)}${accepted === undefined ? '' : `<br>accepted: ${shown(accepted)}`}</td><td class="why">${shown(why)} ${shown(remedy)}</td></tr>`,
  );
  return `<h2>${shown(title)}</h2>
<table><thead><tr><th scope="col" class="severity">Severity</th><th scope="col">Finding</th><th scope="col">Where</th><th scope="col">What was read</th><th scope="col">Why, and what to do</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>`;
}

function shown(text: string): string {
  return escapeHtml(visible(text));
}
