import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { didYouMean } from '../did-you-mean';

/** `did you mean "config"?` for the folder beside a missing one that was probably meant, `undefined` where none is near. */
export function nearestFolder(missing: string): string | undefined {
  try {
    const names = readdirSync(dirname(missing), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return didYouMean(
      basename(missing),
      names.map(({ name }) => name),
    );
  } catch {
    return undefined;
  }
}
