import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';

/** What a rehearsal must not take over from the real configuration. */
export interface Overrides {
  /** Folder for the state files: a rehearsal never touches the real state. */
  readonly stateDirectory: string;
  /** Only where the layout has to differ from the configured one. */
  readonly layout?: 'per-account';
}

/**
 * Copies a configuration and gives the copy a local state backend (and, where asked, another layout). Everything else
 * stays as it is, so that what is rehearsed is what would be deployed. A file that is not a YAML map is copied as it is:
 * the configuration's own check reports it.
 */
export function copyConfig(from: string, to: string, { stateDirectory, layout }: Overrides): void {
  cpSync(from, to, { recursive: true });
  const file = join(to, 'federation.yaml');
  if (!existsSync(file)) return;
  const document = parseDocument(readFileSync(file, 'utf8'), { merge: true });
  if (document.errors.length > 0 || !isMap(document.contents)) return;
  document.set('backend', document.createNode({ local: { directory: stateDirectory } }));
  if (layout !== undefined) document.set('layout', layout);
  writeFileSync(file, document.toString());
}
