import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText, parseJsonObject, readSnapshot, type Document } from '../../access';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { readable } from './readable';

/** Reads what `federation snapshot` wrote. @throws Failure */
export function readSnapshotFile(file: string, cwd: string): Document[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new Failure(`${file}: can't be read: ${messageOf(error)} (make it with "federation snapshot --out ${file}")`);
  }
  return readable(() => readSnapshot(parseJsonObject(decodeText(bytes, file), file), file));
}
