import type { NetworkZone, Policy, PolicyRule } from '../model';
import { fieldsOf } from '../opaque';
import { assuranceOf, type Demand } from './assurance';
import { inZone, matches, type Asker } from './conditions';

/** What a sign-on policy says to a sign-in, and which of its rules says so. */
export type Verdict =
  | { readonly access: 'allowed'; readonly rule: string; readonly demand: Demand }
  | { readonly access: 'denied'; readonly rule?: string; readonly why: string };

/**
 * The first active rule, by priority, whose conditions are met decides; the catch-all rule comes last and is for
 * everybody. Where a rule might be the first and the sandbox can't judge it, nobody gets in: a rehearsal must not show
 * access that a real org would refuse.
 */
export function evaluatePolicy(policy: Policy, asker: Asker, zones: ReadonlyMap<string, NetworkZone>): Verdict {
  const { name } = policy;
  const blocked = [...zones.values()].find(
    (zone) => zone.usage === 'BLOCKLIST' && inZone(zone, asker.address) === 'yes',
  );
  if (blocked) return { access: 'denied', why: `The zone "${blocked.name}" blocks the address ${asker.address}.` };
  if (policy.status !== 'ACTIVE') return { access: 'denied', why: `The policy "${name}" is not active.` };
  for (const rule of inOrder(policy.rules)) {
    const match = rule.system ? 'yes' : matches(rule.conditions, asker, zones);
    if (match === 'no') continue;
    const where = `The rule "${rule.name}" of the policy "${name}"`;
    if (match !== 'yes')
      return denied(rule, `${where} may be the one that decides: the sandbox can’t judge ${match.unknown}.`);
    return verdictOf(rule, where, asker);
  }
  return { access: 'denied', why: `No rule of the policy "${name}" is for this sign-in.` };
}

function verdictOf(rule: PolicyRule, where: string, { address }: Asker): Verdict {
  const { access, verificationMethod } = fieldsOf(rule.actions['appSignOn']);
  if (access !== 'ALLOW') return denied(rule, `${where} denies access from ${address}.`);
  const assurance = assuranceOf(fieldsOf(verificationMethod));
  if ('impossible' in assurance)
    return denied(rule, `${where} asks for ${assurance.impossible}, which nobody in the sandbox has.`);
  if ('unknown' in assurance) return denied(rule, `${where}: the sandbox can’t judge ${assurance.unknown}.`);
  return { access: 'allowed', rule: rule.name, demand: assurance };
}

function denied({ name }: PolicyRule, why: string): Verdict {
  return { access: 'denied', rule: name, why };
}

function inOrder(rules: readonly PolicyRule[]): PolicyRule[] {
  const place = ({ system, priority }: PolicyRule) => (system ? Infinity : priority);
  return rules.filter(({ status }) => status === 'ACTIVE').sort((a, b) => place(a) - place(b));
}
