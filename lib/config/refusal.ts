import { InvalidName } from '../naming/invalid-name';
import type { Complaint } from './complain';
import { quoted } from './problem';

/** What `lib/naming` has against a name; `undefined` where it has nothing. */
export function refusal(build: () => unknown): Complaint | undefined {
  try {
    build();
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidName)) throw error;
    const { what, value, requirement, remedy } = error;
    return { value, requirement: `${what} ${quoted(value)} ${requirement}`, remedy };
  }
}
