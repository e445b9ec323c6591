import { accountPlaces } from '../declared';
import { activeKeys, userKeys } from '../keys';
import type { AuditRule } from '../model';

export const keySecond: AuditRule = {
  id: 'key-second',
  severity: 'high',
  title: 'The provisioning user has a key more than is declared',
  why: 'Anyone who made the key can list the roles of the account, and Terraform never takes it away.',
  remedy: 'Delete the key that the configuration does not have, and look in CloudTrail (CreateAccessKey) who made it.',
  mayGiveAccess: true,
  check: (audited) =>
    userKeys(audited).flatMap((found) => {
      const { user, accountId } = found;
      const active = activeKeys(found);
      const declared = user.accessKeys.filter(({ status }) => status === 'Active').length;
      if (active.length <= declared) return [];
      return [
        {
          ...{ subject: `${user.name} in ${accountId}`, address: user.address },
          alsoAt: accountPlaces(audited.declared, accountId),
          evidence: `${String(active.length)} active keys (${active
            .map(({ id }) => id)
            .sort()
            .join(', ')}), declared ${String(declared)}`,
        },
      ];
    }),
};
