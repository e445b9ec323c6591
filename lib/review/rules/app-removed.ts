import { appPairs, missing } from '../lookup';
import type { Rule } from '../model';

export const appRemoved: Rule = {
  id: 'app-removed',
  severity: 'critical',
  title: 'The app is removed or deactivated',
  why: 'Everybody loses every role at once, and a new app has another signing key that no account trusts yet.',
  remedy: 'Restore the app; move accounts to a new one step by step.',
  check: (change) => {
    const same = appPairs(change);
    const gone = missing(
      change.before.apps,
      same.map(({ then }) => then),
      ({ address }) => address,
    );
    return [
      ...gone.map(({ label, address }) => ({
        subject: label,
        address,
        evidence: 'the app is not in the documents any more',
      })),
      ...same
        .filter(({ then, now }) => then.status !== now.status && now.status !== 'ACTIVE')
        .map(({ then, now }) => ({
          subject: now.label,
          address: now.address,
          evidence: `${then.status} → ${now.status}`,
        })),
    ];
  },
};
