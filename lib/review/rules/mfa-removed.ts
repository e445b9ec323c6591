import { appPairs } from '../lookup';
import { known, show } from '../read';
import type { Rule } from '../model';

export const mfaRemoved: Rule = {
  id: 'mfa-removed',
  severity: 'critical',
  title: 'The sign-on policy no longer requires a second factor',
  why: 'From now on a stolen password is enough for every role of its owner.',
  remedy: 'Keep the sign-on policy, or name the policy that requires MFA instead.',
  check: (change) =>
    appPairs(change)
      .filter(({ then, now }) => known(then.mfa) === true && known(now.mfa) !== true)
      .map(({ now }) => ({ subject: now.label, address: now.address, evidence: `MFA: true → ${show(now.mfa)}` })),
};
