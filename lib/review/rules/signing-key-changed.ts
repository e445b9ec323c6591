import { appPairs } from '../lookup';
import type { Rule } from '../model';

export const signingKeyChanged: Rule = {
  id: 'signing-key-changed',
  severity: 'medium',
  title: 'The app signs with another key',
  why: 'Okta switches at once. Until an account has the new metadata, it refuses every login.',
  remedy:
    'Let every account trust both keys before the switch (docs/rotation.md), and keep access to the accounts that does not use Okta.',
  check: (change) =>
    appPairs(change)
      .filter(({ then, now }) => then.keyName !== now.keyName)
      .map(({ then, now }) => ({
        subject: now.label,
        address: now.address,
        evidence: `${then.keyName ?? "Okta's own key"} → ${now.keyName ?? "Okta's own key"}`,
      })),
};
