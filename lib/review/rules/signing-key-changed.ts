import { appPairs } from '../lookup';
import type { Rule } from '../model';

/** Without a name the app keeps the key that it has; see `signing-key-unnamed`. */
export const signingKeyChanged: Rule = {
  id: 'signing-key-changed',
  severity: 'critical',
  title: 'The app signs with another key at once: everybody is locked out until every account was applied',
  why: 'Okta makes the key in the apply and switches to it immediately, so no account can have its certificate before: until it has the new metadata, each of them refuses every sign-in.',
  remedy:
    'Keep the name and rotate with a document of both certificates (docs/rotation.md); only a leaked key is replaced at once.',
  check: (change) =>
    appPairs(change)
      .filter(({ then, now }) => now.keyName !== undefined && then.keyName !== now.keyName)
      .map(({ then, now }) => ({
        subject: now.label,
        address: now.address,
        evidence: `${then.keyName ?? "Okta's own key"} → ${now.keyName ?? ''}`,
      })),
};
