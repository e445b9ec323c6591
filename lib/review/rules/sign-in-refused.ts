import type { App, SignOn, SignOnRule } from '../../access';
import { appPairs, missing, pairs } from '../lookup';
import { known, show } from '../read';
import type { Rule, RuleSighting } from '../model';
import { atSignOn, signOnRuleKey } from '../sign-on-sighting';

/** Whom a policy lets in instead is `sign-on-rule-changed`. */
export const signInRefused: Rule = {
  id: 'sign-in-refused',
  severity: 'high',
  title: 'The sign-on policy of the app refuses people whom it let in',
  why: 'The first rule that fits decides: whom it refuses gets into no account any more, whatever the groups say.',
  remedy: 'Check in the Sign On tab of the app whom the rule covers, and keep a way in for those who repair it.',
  check: (change) =>
    appPairs(change).flatMap(({ then, now }): RuleSighting[] => {
      const [was, is] = [then.signOn, now.signOn];
      if (!is) return [];
      const at = ({ address }: { readonly address: string }, evidence: string) => atSignOn(now, address, evidence);
      if (is.refusesAll)
        return was?.refusesAll
          ? []
          : [{ ...at(refusing(is) ?? now, `${reason(is)}: nobody can sign in`), severity: 'critical' }];
      if (!was) return [];
      const left = `; still let in ${letIn(now, is)}`;
      return [
        ...pairs(was.rules, is.rules, signOnRuleKey)
          .filter((pair) => known(pair.then.effect) !== 'refuses' && known(pair.now.effect) === 'refuses')
          .map((pair) => at(pair.now, `${pair.now.name}: ${pair.then.says} → ${pair.now.says}${left}`)),
        ...missing(is.rules, was.rules, signOnRuleKey)
          .filter(({ effect }) => known(effect) === 'refuses')
          .map((rule) => at(rule, `${rule.name} (new): ${rule.says}${left}`)),
        ...(known(was.catchAll) !== false && known(is.catchAll) === false
          ? [at(now, `catch_all: ${show(was.catchAll)} → false${left}`)]
          : []),
      ];
    }),
};

function refusing({ rules }: SignOn): SignOnRule | undefined {
  return rules.find(({ effect }) => known(effect) === 'refuses');
}

function reason(policy: SignOn): string {
  const rule = refusing(policy);
  return rule ? `${rule.name}: ${rule.says}` : 'no rule lets anybody in, and the catch-all rule refuses the others';
}

/** Who may still get in, by the rules that allow something, in their order. */
function letIn({ label }: App, { rules, catchAll }: SignOn): string {
  const names = rules.filter(({ effect }) => ['allows', undefined].includes(known(effect))).map(({ name }) => name);
  const rest = known(catchAll) === false ? [] : ['the catch-all rule'];
  return `to ${label} by ${[...names, ...rest].join(', ') || 'no rule'}`;
}
