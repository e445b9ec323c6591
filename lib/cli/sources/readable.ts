import { UnreadableDocument } from '../../documents';
import { Failure } from '../failure';

/** Reads Terraform's JSON; what can't be read is for the user to fix. @throws Failure */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableDocument ? new Failure(error.message) : error;
  }
}
