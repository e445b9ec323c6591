import { sha256 } from '../../documents';

/** Whether a stack belongs to part `part` of `of`: decided by its name alone, so that no account moves to another night. */
export function inSlice(stack: string, part: number, of: number): boolean {
  return parseInt(sha256(stack).slice(0, 8), 16) % of === part - 1;
}
