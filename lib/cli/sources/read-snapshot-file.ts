import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText, parseJsonObject, readLiveStates, type JsonObject } from '../../documents';
import { readAccess, type Access } from '../../access';
import type { Snapshot } from '../../live/snapshot';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { readable } from './readable';

/** Reads what `federation snapshot` wrote, in its own form. @throws Failure */
export async function readLiveSnapshot(file: string, cwd: string): Promise<Snapshot> {
  return snapshotOf(jsonOf(file, cwd, madeBy(file)), file, madeBy(file));
}

/** The same as a model of access, with the snapshot itself. */
export interface LiveSide {
  readonly live: Access;
  readonly snapshot: Snapshot;
}

/** @throws Failure */
export async function readLive(file: string, cwd: string): Promise<LiveSide> {
  const [{ asStates }, snapshot] = await Promise.all([
    import('../../live/as-states'),
    snapshotOf(jsonOf(file, cwd), file, 'take it again with this version'),
  ]);
  return { live: readable(() => readAccess(readLiveStates(asStates(snapshot)))), snapshot };
}

async function snapshotOf(json: JsonObject, file: string, remedy: string): Promise<Snapshot> {
  const { NotASnapshot, parseSnapshot } = await import('../../live/parse-snapshot');
  try {
    return parseSnapshot(json);
  } catch (error) {
    throw error instanceof NotASnapshot ? new Failure(`${file} ${error.message} (${remedy})`) : error;
  }
}

function jsonOf(file: string, cwd: string, remedy?: string): JsonObject {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new Failure(`${file}: can't be read: ${messageOf(error)} (${madeBy(file)})`);
  }
  return readable(() => parseJsonObject(decodeText(bytes, file), file, remedy));
}

const madeBy = (file: string) => `make it with "federation snapshot --out ${file}"`;
