import type { App } from '../access';
import type { RuleSighting } from './model';

/** What is seen at a rule of the app's sign-on policy; accepted at the app, too. */
export function atSignOn({ label, address }: App, place: string, evidence: string): RuleSighting {
  return { subject: label, address: place, evidence, alsoAt: [address] };
}

/** By what the rules of a policy are told apart on both sides. */
export function signOnRuleKey({ name }: { readonly name: string }): string {
  return name;
}
