import { appPairs } from '../lookup';
import { known, show } from '../read';
import { terraformAddress } from '../address';
import type { Rule } from '../model';

/** A policy that is proven to require a second factor of everybody only adds to what was asked. */
export const signOnPolicyChanged: Rule = {
  id: 'sign-on-policy-changed',
  severity: 'high',
  title: 'The app uses another sign-on policy',
  why: 'The policy decides who has to show which factors, from which networks and devices. What the new one asks is not proven here.',
  remedy: 'Compare both policies in the Sign On tab of the app, or let the configuration create the policy.',
  mayGiveAccess: true,
  check: (change) =>
    appPairs(change)
      .filter(({ then, now }) => then.signOnPolicy !== now.signOnPolicy && known(now.mfa) !== true)
      .map(({ then, now }) => ({
        subject: now.label,
        address: now.address,
        evidence: `${nameOf(then.signOnPolicy)} → ${nameOf(now.signOnPolicy)}, MFA: ${show(now.mfa)}`,
      })),
};

function nameOf(policy: string | undefined): string {
  return policy === undefined ? 'Okta’s default policy' : terraformAddress(policy);
}
