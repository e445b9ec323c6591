import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARKS, SIDE, type ExplorerData, type Mark } from './browser/model';
import { htmlDocument } from './document';
import { escapeHtml, inlineJson } from './inline';
import { pageScript } from './script';

/** The explorer: one file that works from disk. */
export function page(data: ExplorerData): string {
  const script = pageScript();
  return htmlDocument({
    title: `Access review: ${escapeHtml(data.headline)}`,
    style: readFileSync(join(__dirname, 'style.css'), 'utf8'),
    script,
    body: `${header(data)}
${bar(data)}
<main>
${VIEWS}
<aside id="details" aria-label="Details" tabindex="0"></aside>
</main>
<div id="live" class="hidden" role="status" aria-live="polite"></div>
<script type="application/json" id="data">${inlineJson(data)}</script>
<script>${script}</script>`,
  });
}

function header(data: ExplorerData): string {
  const { verdict, dangerous, headline, sentence, inventory, counts, notices, unanswered } = data;
  return `<header>
<div class="title"><h1>Access review</h1> <span class="verdict ${dangerous ? 'dangerous' : escapeHtml(verdict)}">${escapeHtml(headline)}</span> <span>${escapeHtml(sentence)}</span></div>
<ul class="counts">${counts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}<li>${escapeHtml(inventory)}</li></ul>
${notices.map((notice) => `<p class="notice">${escapeHtml(notice)}</p>`).join('')}${unanswered === '' ? '' : `<p class="unanswered">${escapeHtml(unanswered)}</p>`}
</header>`;
}

function bar({ compared, grants, members, renames, findings, broken, unknown, handover }: ExplorerData): string {
  const isOpen = ([, , , , isNew, accepted]: ExplorerData['findings'][number]) => isNew === 1 && accepted < 0;
  const tabs = [
    ['changes', 'Changes', changedGrants(grants) + members.length + renames.length],
    ['findings', 'Findings', findings.filter(isOpen).length],
    ['broken', 'Broken', broken.length + unknown.length],
    ['matrix', 'Matrix', undefined],
    ['handover', 'To do', handover.length],
  ] as const;
  const first = compared ? 'changes' : 'matrix';
  const buttons = tabs.map(
    ([id, name, count]) =>
      `<button type="button" role="tab" id="tab-${id}" aria-controls="view-${id}" aria-selected="${id === first}" tabindex="${id === first ? 0 : -1}">${name}${count === undefined ? '' : ` ${count}`}</button>`,
  );
  return `<nav class="bar" aria-label="Views"><div role="tablist" id="tabs" aria-label="Views">${buttons.join('')}</div></nav>`;
}

/** A grant that changes stands on both sides, packed twice; a lost one before only. */
function changedGrants(grants: ExplorerData['grants']): number {
  const told: ReadonlySet<Mark | undefined> = new Set(['new', 'wider', 'narrower', 'mixed']);
  return grants.filter(([side, at]) => {
    const mark = MARKS[at];
    return mark === 'gone' ? side === SIDE.before : told.has(mark) && side !== SIDE.before;
  }).length;
}

const VIEWS = `<section class="view" id="view-matrix" role="tabpanel" aria-labelledby="tab-matrix">
<h2 class="hidden">Access matrix</h2>
<form id="search" role="search">
<input type="search" name="text" aria-label="Search" placeholder="Group, account, role or policy" autocomplete="off" spellcheck="false">
<label>in <select name="scope"><option value="everything">everything</option><option value="group">management groups</option><option value="account">accounts</option><option value="role">roles</option><option value="policy">policies</option></select></label>
<fieldset><legend class="hidden">Side</legend>
<label><input type="radio" name="side" value="after" checked>after</label>
<label><input type="radio" name="side" value="before">before</label>
<label><input type="radio" name="side" value="changes">changes only</label>
</fieldset>
<span id="result"></span>
</form>
<p class="legend"><span>● has</span> <span class="mark-new">+ gains</span> <span class="mark-wider">▲ gets more</span> <span class="mark-mixed">◆ more and less</span> <span class="mark-gone">− loses</span> <span class="mark-narrower">▼ gets less</span> <span class="mark-renamed">≈ renamed</span></p>
<div id="grid" role="grid" tabindex="0" aria-label="Access matrix: roles down, management groups across" aria-multiselectable="false"></div>
</section>
<section class="view" id="view-changes" role="tabpanel" aria-labelledby="tab-changes" tabindex="0" hidden><h2 class="hidden">Changes</h2></section>
<section class="view" id="view-findings" role="tabpanel" aria-labelledby="tab-findings" tabindex="0" hidden><h2 class="hidden">Findings</h2></section>
<section class="view" id="view-broken" role="tabpanel" aria-labelledby="tab-broken" tabindex="0" hidden><h2 class="hidden">Broken and not analysed</h2></section>
<section class="view" id="view-handover" role="tabpanel" aria-labelledby="tab-handover" tabindex="0" hidden><h2 class="hidden">Still to do by hand</h2></section>`;
