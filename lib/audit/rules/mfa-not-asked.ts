import type { LiveApp, LivePolicy, Snapshot } from '../../live/snapshot';
import { appPairs } from '../declared';
import type { AuditRule } from '../model';
import { factorsOf, policyOf, policyUnread } from '../sign-on';

export const mfaNotAsked: AuditRule = {
  id: 'mfa-not-asked',
  severity: 'high',
  title: 'The sign-on policy lets people in without a second factor',
  why: 'A stolen password is enough to sign in to every role of its owner.',
  remedy:
    'Change the rule of the app’s sign-on policy in Okta, or declare the policy (okta.app.signOnPolicy) and apply.',
  mayGiveAccess: true,
  check: ({ declared, snapshot }) =>
    appPairs(declared, snapshot).flatMap(({ app: { label, address }, there }) => {
      const found = judged(there, snapshot);
      return found === undefined ? [] : [{ subject: label, address, ...found }];
    }),
};

function judged(app: LiveApp, snapshot: Snapshot) {
  const policy = policyOf(app, snapshot);
  if (policyUnread(app, snapshot)) return undefined;
  if (policy === undefined)
    return { severity: 'low' as const, mayGiveAccess: false, evidence: 'which sign-on policy the app has is unknown' };
  const [weak, unknown] = [rulesWith(policy, 'one'), rulesWith(policy, 'unknown')];
  if (weak.length > 0) return { evidence: `${policy.name}: ${weak.join(', ')} asks for one factor` };
  if (unknown.length === 0) return undefined;
  return {
    severity: 'low' as const,
    evidence: `${policy.name}: what ${unknown.join(', ')} asks for cannot be worked out`,
  };
}

function rulesWith({ rules }: LivePolicy, asked: 'one' | 'unknown'): string[] {
  return rules
    .filter(({ status, actions }) => status === 'ACTIVE' && factorsOf(actions) === asked)
    .map(({ name }) => `the rule ${name}`);
}
