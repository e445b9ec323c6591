import type { AccountSpec } from '../aws/accounts';
import type { AccountNeed } from '../stacks/needs';

/** What a plan needs of an account, as the local AWS accounts make it. */
export function specOf({ accountId: id, ...rest }: AccountNeed): AccountSpec {
  return { id, ...rest };
}
