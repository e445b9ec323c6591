import { formerLabels } from '../lookup';
import type { Rule } from '../model';

export const mfaUnknown: Rule = {
  id: 'mfa-unknown',
  severity: 'low',
  title: 'Whether a second factor is required is unknown',
  why: 'The policy that decides it is not in these documents.',
  remedy:
    'Check the Sign On tab of the app in Okta, or let the configuration create the policy (okta.app.signOnPolicy).',
  check: (change) => {
    const labelOf = formerLabels(change);
    return change.after.apps.flatMap((app) =>
      'unknown' in app.mfa ? [{ subject: labelOf(app), address: app.address, evidence: app.mfa.unknown }] : [],
    );
  },
};
