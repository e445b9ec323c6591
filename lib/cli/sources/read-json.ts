import { readFileSync } from 'node:fs';
import { UnreadableDocument } from '../../access';
import { messageOf } from '../error-text';
import { Failure } from '../failure';

/** @throws Failure for a file that can't be read or is no JSON */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new Failure(`${path}: can't be read as JSON: ${messageOf(error)} (make it with "terraform show -json FILE")`);
  }
}

/** Reads Terraform's JSON; what it can't read is the user's to mend. @throws Failure */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableDocument ? new Failure(error.message) : error;
  }
}
