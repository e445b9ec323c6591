import { extname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { EXIT } from './exit-code';
import { Failure } from './failure';
import type { Io } from './io';

/** What a report can be written as. */
const FORMATS = ['text', 'md', 'json', 'html', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReportOptions {
  readonly format?: Format;
  readonly output?: readonly string[];
}

/** A file that a report is written to. */
export interface ReportFile {
  readonly path: string;
  readonly as: Format;
}

/** Adds `--format` and `--output`. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-f, --format <format>', 'of the report (default: text, or what --output ends in)').choices(FORMATS),
    )
    .option('-o, --output <file...>', 'write the report to files instead; several at once, each in its format');
}

/** The files that were asked for, each with its format; before any work is done. @throws Failure */
export function reportFiles({ format, output = [] }: ReportOptions): ReportFile[] {
  if (format !== undefined && output.length > 1)
    throw new Failure('--format goes with one --output; several take theirs from their endings', EXIT.usage);
  return output.map((path) => ({ path, as: format ?? formatOf(path) }));
}

/** Writes the report into the files, or prints it. @param said before the names of the files, e.g. `broadened: ` */
export async function writeReport(
  files: readonly ReportFile[],
  render: (as: Format, colour: boolean) => Promise<string>,
  { format = 'text', io, said = '' }: { readonly format?: Format | undefined; readonly io: Io; readonly said?: string },
): Promise<void> {
  const { writeFileWhole } = await import('./write-new-file');
  for (const { path, as } of files) writeFileWhole(resolve(io.cwd, path), await render(as, false));
  if (files.length === 0) io.out.write(await render(format, io.out.colour));
  else io.err.write(`${said}wrote ${files.map(({ path }) => path).join(', ')}\n`);
}

/** The format that a file's ending names. @throws Failure for any other ending */
export function formatOf(file: string): Format {
  const ending = extname(file).slice(1).toLowerCase();
  const found = FORMATS.find((name) => name === (ending === 'txt' ? 'text' : ending));
  if (found !== undefined) return found;
  throw new Failure(
    `--output ${file}: its ending names no format (.txt .md .json .html .sarif, or use --format)`,
    EXIT.usage,
  );
}
