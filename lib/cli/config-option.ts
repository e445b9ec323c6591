import { Option } from 'commander';

/** What the commands that read the configuration share. */
export interface ConfigOptions {
  readonly config?: string;
}

export function configOption(): Option {
  return new Option('-c, --config <dir>', 'directory of the configuration (default: see "federation --help")');
}

/** Where a machine may read the output. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON');
}

/** Examples below a command's help. */
export function examples(...lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  $ ${line}`)].join('\n');
}
