import { Option } from 'commander';
import type { AuditReport } from '../../audit/model';
import { AUDIT_FAIL_ON, type AuditFailOn } from '../../audit/should-fail';
import { examples } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { AddCommand } from '../command';
import { addReportOptions, reportFiles, writeReport, type Format, type ReportOptions } from '../report-output';
import { addDeclaredOptions, readSource, type SourceOptions } from '../sources/source-options';
import { todayFrom } from '../today';

interface Options extends Omit<SourceOptions, 'snapshot'>, ReportOptions {
  readonly snapshot: string;
  readonly since?: string;
  readonly failOn: AuditFailOn;
}

/** `federation audit`: what is there against what is declared. */
export const audit: AddCommand = (program, io, end) => {
  const command = program
    .command('audit')
    .summary('compare what is live with what is declared, and list what nobody declared')
    .description(
      'Compares a snapshot of Okta and the AWS accounts with what the configuration declares: people who were put into ' +
        'role groups by hand, groups, rules, roles and trust policies that nobody declared, certificates and keys that ' +
        'end or are not ours, administrators who can give roles. What the snapshot could not read is a finding.',
    )
    .requiredOption('-s, --snapshot <file>', 'what is live, from "federation snapshot --people"')
    .option('--since <file>', 'an earlier snapshot: only what it did not show is new');
  addReportOptions(addDeclaredOptions(command))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 3 on a new finding of it, or of a higher one')
        .choices(AUDIT_FAIL_ON)
        .default('never'),
    )
    .addHelpText(
      'after',
      examples(
        'federation audit --snapshot live.json',
        'federation audit --snapshot live.json --since yesterday.json --fail-on high',
        'federation audit --snapshot live.json --stacks cdktf.out --output audit.md audit.sarif',
      ),
    )
    .action(async (options: Options) => {
      const { failOn, snapshot: file, since, ...source } = options;
      const files = reportFiles(options);
      const [{ audit: compare }, { auditFails }, { readLive }, { demandSameOrg }] = await Promise.all([
        import('../../audit/audit'),
        import('../../audit/should-fail'),
        import('../sources/read-snapshot-file'),
        import('../sources/same-org'),
      ]);
      const now = await readLive(file, io.cwd);
      const earlier = since === undefined ? undefined : await readLive(since, io.cwd);
      if (earlier !== undefined && earlier.snapshot.okta.org !== now.snapshot.okta.org)
        throw new Failure(`${since ?? ''} is of ${earlier.snapshot.okta.org}, ${file} of ${now.snapshot.okta.org}`);
      const declared = await readSource(source, io);
      demandSameOrg(declared, now.snapshot.okta.org, file);
      const report = compare({ declared, ...now, today: todayFrom(io.env) }, earlier);
      const render = (as: Format, colour: boolean) => format(report, as, colour);
      await writeReport(files, render, { format: options.format, io });
      if (auditFails(report, failOn)) {
        io.err.write(`the audit found what --fail-on ${failOn} names\n`);
        end(EXIT.failOn);
      }
    });
};

async function format(report: AuditReport, as: Format, colour = false): Promise<string> {
  switch (as) {
    case 'text':
      return (await import('../../audit/formats/text')).auditText(report, { colour });
    case 'md':
      return (await import('../../audit/formats/markdown')).auditMarkdown(report);
    case 'json':
      return (await import('../../audit/formats/json')).auditJson(report);
    case 'html':
      return (await import('../../audit/formats/html')).auditHtml(report);
    case 'sarif':
      return (await import('../../audit/formats/sarif')).auditSarif(report);
  }
}
