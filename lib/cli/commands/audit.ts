import { extname, resolve } from 'node:path';
import { Option } from 'commander';
import type { AuditReport } from '../../audit/model';
import { AUDIT_FAIL_ON, type AuditFailOn } from '../../audit/should-fail';
import { examples } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { AddCommand } from '../command';
import { addDeclaredOptions, readSource, type SourceOptions } from '../sources/source-options';
import { todayFrom } from '../today';

const FORMATS = ['text', 'md', 'json', 'html', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

interface Options extends Omit<SourceOptions, 'snapshot'> {
  readonly snapshot: string;
  readonly since?: string;
  readonly format?: Format;
  readonly output?: readonly string[];
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
  addDeclaredOptions(command)
    .addOption(
      new Option('-f, --format <format>', 'of the report (default: text, or what --output ends in)').choices(FORMATS),
    )
    .option('-o, --output <file...>', 'write the report to files instead; several at once, each in its format')
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
      const { output = [], failOn, snapshot: file, since, ...source } = options;
      if (options.format !== undefined && output.length > 1)
        throw new Failure('--format goes with one --output; several take theirs from their endings', EXIT.usage);
      const written = output.map((path) => ({ path, as: options.format ?? formatOf(path) }));
      const [{ audit: compare }, { auditFails }, { readLive }, { writeFileWhole }] = await Promise.all([
        import('../../audit/audit'),
        import('../../audit/should-fail'),
        import('../sources/read-snapshot-file'),
        import('../write-new-file'),
      ]);
      const now = await readLive(file, io.cwd);
      const earlier = since === undefined ? undefined : await readLive(since, io.cwd);
      if (earlier !== undefined && earlier.snapshot.okta.org !== now.snapshot.okta.org)
        throw new Failure(`${since ?? ''} is of ${earlier.snapshot.okta.org}, ${file} of ${now.snapshot.okta.org}`);
      const declared = await readSource(source, io);
      const report = compare({ declared, ...now, today: todayFrom(io.env) }, earlier);
      for (const { path, as } of written) writeFileWhole(resolve(io.cwd, path), await format(report, as));
      if (written.length === 0) io.out.write(await format(report, options.format ?? 'text', io.out.colour));
      else io.err.write(`wrote ${written.map(({ path }) => path).join(', ')}\n`);
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

/** @throws Failure for an ending that names no format */
function formatOf(path: string): Format {
  const ending = extname(path).slice(1).toLowerCase();
  const found = FORMATS.find((name) => name === (ending === 'txt' ? 'text' : ending));
  if (found !== undefined) return found;
  throw new Failure(
    `--output ${path}: its ending names no format (.txt .md .json .html .sarif, or use --format)`,
    EXIT.usage,
  );
}
