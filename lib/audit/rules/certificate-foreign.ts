import { keysOf, keysRead, thumbprintsIn } from '../certificates';
import type { AuditRule } from '../model';
import { providerPairs } from '../providers';

export const certificateForeign: AuditRule = {
  id: 'certificate-foreign',
  severity: 'critical',
  title: 'An account believes a certificate that is not the app’s',
  why: 'Anyone who has its private key can sign in to every role that trusts the provider, without Okta.',
  remedy:
    'Apply again to put the app’s metadata back, and look in CloudTrail (UpdateSAMLProvider) who added it and who used it.',
  mayGiveAccess: true,
  check: (audited) =>
    providerPairs(audited).flatMap(({ arn, address, metadata, apps }) => {
      if (apps.length === 0 || !apps.every(({ there }) => keysRead(audited.snapshot, there))) return [];
      const known = apps.map(({ there }) => keysOf(there).all);
      return [...new Set(thumbprintsIn(metadata))]
        .filter((thumbprint) => !known.some((all) => all.has(thumbprint)))
        .map((thumbprint) => ({ subject: arn, address, evidence: `SHA-256 ${thumbprint}` }));
    }),
};
