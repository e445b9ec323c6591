import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes the folders of stacks that are no longer part of the plan, as `cdktf synth` does after it has run the
 * program. Else anyone who reads the output folder, or applies every stack in it, would take them for stacks.
 */
export function removeOrphans(outdir: string, stacks: readonly string[]): void {
  const folder = join(outdir, 'stacks');
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !stacks.includes(entry.name))
      rmSync(join(folder, entry.name), { recursive: true, force: true });
}
