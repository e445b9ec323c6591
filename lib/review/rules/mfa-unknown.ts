import type { Rule } from '../model';

export const mfaUnknown: Rule = {
  id: 'mfa-unknown',
  severity: 'low',
  title: 'Whether a second factor is required is unknown',
  why: 'The policy that decides it is not in these documents.',
  remedy:
    'Check the Sign On tab of the app in Okta, or let the configuration create the policy (okta.app.signOnPolicy).',
  check: ({ after }) =>
    after.apps.flatMap(({ label, address, mfa }) =>
      'unknown' in mfa ? [{ subject: label, address, evidence: mfa.unknown }] : [],
    ),
};
