import { keysOf, thumbprintsIn } from '../certificates';
import type { AuditRule } from '../model';
import { providerPairs } from '../providers';

export const metadataOld: AuditRule = {
  id: 'metadata-old',
  severity: 'critical',
  title: 'An account does not know the key that signs now',
  why: 'AWS refuses every assertion of the app in this account: nobody can sign in.',
  remedy: 'Apply again, so that the account gets the app’s metadata of now.',
  check: (audited) =>
    providerPairs(audited).flatMap(({ arn, address, metadata, apps }) => {
      const known = new Set(thumbprintsIn(metadata));
      const active = apps.map(({ there }) => keysOf(there).active).filter((list) => list.length > 0);
      if (active.length === 0 || active.some((list) => list.every((thumbprint) => known.has(thumbprint)))) return [];
      const has = [...known].join(', ');
      return [
        {
          subject: arn,
          address,
          evidence: `the app signs with ${active.flat().join(', ')}, the account has ${has === '' ? 'no certificate' : has}`,
        },
      ];
    }),
};
