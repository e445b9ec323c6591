import { appPairs } from '../declared';
import { daysSince } from '../days';
import type { AuditRule, Audited } from '../model';
import { providerPairs } from '../providers';

/** Days in which a rotation can be prepared in all accounts. */
const SOON = 60;
/** Days in which it has to be done now. */
const NOW = 14;

export const certificateEnding: AuditRule = {
  id: 'certificate-ending',
  severity: 'medium',
  title: 'The certificate that signs ends soon',
  why: 'After it, AWS refuses every assertion: nobody can sign in.',
  remedy: 'Rotate the signing key (docs/rotation.md).',
  check: (audited) => {
    const keys = appPairs(audited.declared, audited.snapshot).flatMap(({ app: { label, address }, there }) =>
      there.keys
        .filter(({ kid }) => kid === there.kid)
        .flatMap(({ kid, expiresAt }) => ending(label, address, `the key ${kid}`, expiresAt, audited)),
    );
    // What an account has ends with the app’s key; on its own only where the account has another one.
    if (keys.length > 0) return keys;
    return providerPairs(audited).flatMap(({ arn, address, validUntil }) =>
      validUntil === undefined ? [] : ending(arn, address, 'the metadata', validUntil, audited),
    );
  },
};

function ending(subject: string, address: string, what: string, until: string, { today }: Audited) {
  const left = -daysSince(until, today);
  if (!(left <= SOON)) return [];
  const severity = left <= 0 ? ('critical' as const) : left <= NOW ? ('high' as const) : undefined;
  return [
    {
      ...{ subject, address, evidence: `${what} ${left <= 0 ? 'ended' : 'ends'} at ${until}` },
      severity,
    },
  ];
}
