import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Document } from 'yaml';
import type { GeneratedConfig } from './arbitrary-config';

/** Writes a configuration into a directory of its own; the caller removes it. */
export function writeConfig({ files }: Pick<GeneratedConfig, 'files'>): string {
  const directory = mkdtempSync(join(tmpdir(), 'federation-config-'));
  for (const [path, content] of files) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : String(new Document(content)));
  }
  return directory;
}

/** Runs something on a written configuration, and removes it. */
export function withConfig<T>(config: Pick<GeneratedConfig, 'files'>, run: (directory: string) => T): T {
  const directory = writeConfig(config);
  try {
    return run(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
