import { accountPlaces } from '../declared';
import { daysSince, LONG } from '../days';
import { activeKeys, userKeys } from '../keys';
import type { AuditRule } from '../model';

export const keyUnused: AuditRule = {
  id: 'key-unused',
  severity: 'low',
  title: `An access key was not used for ${String(LONG)} days`,
  why: 'Nobody notices when such a key is stolen, and nobody misses it.',
  remedy: 'Delete the key; without the API integration, remove the provisioning user from the configuration.',
  check: (audited) =>
    userKeys(audited).flatMap((found) =>
      activeKeys(found)
        .filter(({ createdAt, lastUsed }) => daysSince(lastUsed ?? createdAt, audited.today) >= LONG)
        .map(({ id, lastUsed }) => ({
          subject: `${id} of ${found.user.name}`,
          address: found.user.address,
          alsoAt: accountPlaces(audited.declared, found.accountId),
          evidence: lastUsed === undefined ? 'never used' : `last used at ${lastUsed}`,
        })),
    ),
};
