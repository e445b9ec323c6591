import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText, parseJsonObject } from '../../access';
import { NotASnapshot, parseSnapshot } from '../../live/parse-snapshot';
import type { Snapshot } from '../../live/snapshot';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { readable } from '../sources/readable';

/** Reads what `federation snapshot` wrote, in its own form. @throws Failure */
export function readLiveSnapshot(file: string, cwd: string): Snapshot {
  const remedy = `make it with "federation snapshot --out ${file}"`;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new Failure(`${file}: can't be read: ${messageOf(error)} (${remedy})`);
  }
  const json = readable(() => parseJsonObject(decodeText(bytes, file), file, remedy));
  try {
    return parseSnapshot(json);
  } catch (error) {
    throw error instanceof NotASnapshot ? new Failure(`${file} ${error.message} (${remedy})`) : error;
  }
}
