import { readFileSync, writeFileSync } from 'node:fs';
import { liveOrg } from '../../__tests__/audit/support/live-org';
import { readAccess } from '../../lib/access';
import { readLiveStates, readSynthesized } from '../../lib/documents';
import { audit } from '../../lib/audit/audit';
import { auditMarkdown } from '../../lib/audit/formats/markdown';
import { asStates } from '../../lib/live/as-states';
import { parseSnapshot } from '../../lib/live/parse-snapshot';
import { cpuMs } from './cpu-clock';

/**
 * `snapshot STACKS FILE` writes what a snapshot of the applied stacks shows; `audit STACKS FILE` audits it, and prints
 * what the parts cost.
 */
function main([what, stacks = '', file = '']: readonly string[]): void {
  const start = cpuMs();
  const declared = readAccess(readSynthesized(stacks));
  if (what === 'snapshot') {
    writeFileSync(file, JSON.stringify(liveOrg(declared)));
    return;
  }
  const json = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const snapshot = parseSnapshot(json);
  const live = readAccess(readLiveStates(asStates(snapshot)));
  const read = cpuMs();
  const report = audit({ declared, live, snapshot, today: '2026-06-01' });
  auditMarkdown(report);
  const end = cpuMs();
  const { roles } = report.inventory;
  process.stdout.write(
    JSON.stringify({ readMs: read - start, auditMs: end - read, roles, findings: report.findings.length }),
  );
}

main(process.argv.slice(2));
