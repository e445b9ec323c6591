import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText, parseJsonObject, readAccess, readSnapshot, type Access, type Document } from '../../access';
import type { JsonObject } from '../../access';
import type { Snapshot } from '../../live/snapshot';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { readable } from './readable';

/** Reads what `federation snapshot` wrote. @throws Failure */
export function readSnapshotFile(file: string, cwd: string): Document[] {
  return readable(() => readSnapshot(jsonOf(file, cwd), file));
}

/** The same as a model of access, with the snapshot itself. */
export interface LiveSide {
  readonly live: Access;
  readonly snapshot: Snapshot;
}

/** @throws Failure */
export async function readLive(file: string, cwd: string): Promise<LiveSide> {
  const { NotASnapshot, parseSnapshot } = await import('../../live/parse-snapshot');
  const json = jsonOf(file, cwd);
  try {
    return { live: readable(() => readAccess(readSnapshot(json, file))), snapshot: parseSnapshot(json) };
  } catch (error) {
    if (error instanceof NotASnapshot) throw new Failure(`${file} ${error.message} (take it again with this version)`);
    throw error;
  }
}

function jsonOf(file: string, cwd: string): JsonObject {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new Failure(`${file}: can't be read: ${messageOf(error)} (make it with "federation snapshot --out ${file}")`);
  }
  return readable(() => parseJsonObject(decodeText(bytes, file), file));
}
