import { formerLabels } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';

export const mfaNotRequired: Rule = {
  id: 'mfa-not-required',
  severity: 'high',
  title: 'The sign-on policy does not require a second factor',
  why: 'A stolen password is enough to sign in to every role of its owner.',
  remedy: 'Add a sign-on policy (okta.app.signOnPolicy) that requires MFA.',
  check: (change) => {
    const labelOf = formerLabels(change);
    return change.after.apps
      .filter(({ mfa }) => known(mfa) === false)
      .map((app) => ({
        subject: labelOf(app),
        address: app.address,
        evidence: 'no sign-on rule of the app requires MFA',
      }));
  },
};
