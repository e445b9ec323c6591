import { accountPlaces } from '../declared';
import { daysSince, LONG } from '../days';
import { activeKeys, userKeys } from '../keys';
import type { AuditRule } from '../model';

export const keyOld: AuditRule = {
  id: 'key-old',
  severity: 'medium',
  title: `An access key is older than ${String(LONG)} days`,
  why: 'The longer a key is in use, the more places know it.',
  remedy: 'Rotate the key of the provisioning user (docs/rotation.md).',
  check: (audited) =>
    userKeys(audited).flatMap((found) => {
      const { user, accountId, keys } = found;
      const at = { address: user.address, alsoAt: accountPlaces(audited.declared, accountId) };
      if (keys === undefined)
        return [
          {
            ...at,
            subject: `${user.name} in ${accountId}`,
            severity: 'low' as const,
            evidence: 'its access keys were not read',
          },
        ];
      return activeKeys(found)
        .filter(({ createdAt }) => daysSince(createdAt, audited.today) >= LONG)
        .map(({ id, createdAt }) => ({ ...at, subject: `${id} of ${user.name}`, evidence: `created at ${createdAt}` }));
    }),
};
