import type { Grant } from '../../access';
import { memo } from '../memo';
import { joined } from '../order';

/** Management group, account, role: what makes a grant the same on both sides, and the order of every list. */
export function grantKeys({ managementGroup, accountName, accountId, role, roleArn }: Grant): string[] {
  return [managementGroup, accountName, accountId, role, roleArn];
}

/** An account may be renamed and stays the same account. */
export const grantKey = memo(({ managementGroup, accountId, roleArn }: Grant): string =>
  joined([managementGroup, accountId, roleArn]),
);
