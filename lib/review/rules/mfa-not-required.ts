import { known } from '../read';
import type { Rule } from '../model';

export const mfaNotRequired: Rule = {
  id: 'mfa-not-required',
  severity: 'high',
  title: 'A password alone opens the accounts',
  why: 'The sign-on policy of the app does not ask for a second factor.',
  remedy: 'Add a sign-on policy (okta.app.signOnPolicy) that requires MFA.',
  check: ({ after }) =>
    after.apps
      .filter(({ mfa }) => known(mfa) === false)
      .map(({ label, address }) => ({ subject: label, address, evidence: 'no sign-on rule of the app requires MFA' })),
};
