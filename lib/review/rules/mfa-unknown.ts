import type { Rule } from '../model';

export const mfaUnknown: Rule = {
  id: 'mfa-unknown',
  severity: 'low',
  title: 'Whether a second factor is asked for cannot be seen here',
  why: 'The policy that decides on it is kept outside of these documents.',
  remedy: 'Look at the app in Okta, Sign On, or let the configuration make its policy (okta.app.signOnPolicy).',
  check: ({ after }) =>
    after.apps.flatMap(({ label, address, mfa }) =>
      'unknown' in mfa ? [{ subject: label, address, evidence: mfa.unknown }] : [],
    ),
};
