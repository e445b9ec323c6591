import { AppSignonPolicy } from '@cdktf/provider-okta/lib/app-signon-policy';
import { AppSignonPolicyRule } from '@cdktf/provider-okta/lib/app-signon-policy-rule';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { writeComment, type Acceptance } from './comment';
import { demand } from './invalid-construct';
import { literal } from './literal';

export interface SignOnPolicyProps {
  /** Name of the policy in Okta. */
  readonly name: string;
  /** How long a sign-in with two factors holds, in minutes, 1–43200. */
  readonly mfaEveryMinutes: number;
  readonly accept?: readonly Acceptance[];
}

/** The catch-all rule is last, and denies; ours comes before it. */
const PRIORITY = 1;
const MAX_MINUTES = 43_200;
/** The provider's own default of 4.20; 6.x has none, so it is written out and both settle. */
const INACTIVITY_MINUTES = 60;
/** When policy and rule are removed, Terraform changes the app first: without its rule the policy denies everybody. */
const LEFT_BY_APP_FIRST = { createBeforeDestroy: true };

/** Who opens the app has signed in with two factors, not longer ago than a while. Identity Engine orgs only. */
export class SignOnPolicy extends Construct {
  /** Id of the policy, a token. */
  readonly policyId: string;
  /** The app has to wait for it: the policy denies everybody until its rule exists. */
  readonly rule: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, mfaEveryMinutes, accept }: SignOnPolicyProps) {
    super(scope, id);
    const inRange = Number.isInteger(mfaEveryMinutes) && mfaEveryMinutes >= 1 && mfaEveryMinutes <= MAX_MINUTES;
    demand(this, inRange, `mfaEveryMinutes ${mfaEveryMinutes}`, `give whole minutes from 1 to ${MAX_MINUTES}`);
    const policy = new AppSignonPolicy(this, 'Policy', {
      name: literal(name),
      description: 'Two factors for every sign-in to AWS',
      // Anyone no rule matches is denied.
      catchAll: false,
      lifecycle: LEFT_BY_APP_FIRST,
    });
    const rule = new AppSignonPolicyRule(this, 'Rule', {
      policyId: policy.id,
      name: 'Two factors',
      priority: PRIORITY,
      status: 'ACTIVE',
      access: 'ALLOW',
      type: 'ASSURANCE',
      factorMode: '2FA',
      reAuthenticationFrequency: isoDuration(mfaEveryMinutes),
      inactivityPeriod: isoDuration(Math.min(mfaEveryMinutes, INACTIVITY_MINUTES)),
      lifecycle: LEFT_BY_APP_FIRST,
    });
    for (const element of [policy, rule]) writeComment(element, { accept: accept ?? [] });
    this.policyId = policy.id;
    this.rule = rule;
  }
}

/** ISO 8601, as Okta writes it: `PT12H`, `PT90M`. */
function isoDuration(minutes: number): string {
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
