import { AppSignonPolicy } from '@cdktf/provider-okta/lib/app-signon-policy';
import { AppSignonPolicyRule } from '@cdktf/provider-okta/lib/app-signon-policy-rule';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { writeComment, type Acceptance } from './comment';
import { demand } from './invalid-construct';
import { literal } from './literal';
import { placeOf } from './moved-block';
import { RemovedBlock } from './removed-block';

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
/** Ids of the constructs. */
const RULE = 'Rule';

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
    });
    const rule = new AppSignonPolicyRule(this, RULE, {
      policyId: policy.id,
      name: 'Two factors',
      priority: PRIORITY,
      status: 'ACTIVE',
      access: 'ALLOW',
      type: 'ASSURANCE',
      factorMode: '2FA',
      reAuthenticationFrequency: isoDuration(mfaEveryMinutes),
      inactivityPeriod: isoDuration(Math.min(mfaEveryMinutes, INACTIVITY_MINUTES)),
    });
    for (const element of [policy, rule]) writeComment(element, { accept: accept ?? [] });
    this.policyId = policy.id;
    this.rule = rule;
  }
}

/**
 * For a configuration without the policy: where one was applied, Terraform forgets its rule and deletes the policy, and the
 * rule goes with it. Okta's provider takes the app off a policy just before it deletes that, and not when the app is planned
 * (4.20.0 and 6.12.0); a rule that is deleted before the policy would leave one that denies everybody.
 */
export function forgetRule(scope: Construct, policyId: string): void {
  new RemovedBlock(new Construct(scope, `No${policyId}`), RULE, {
    resourceType: AppSignonPolicyRule.tfResourceType,
    place: [...placeOf(scope), policyId, RULE],
    inHcl: 'left out',
  });
}

/** ISO 8601, as Okta writes it: `PT12H`, `PT90M`. */
function isoDuration(minutes: number): string {
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
