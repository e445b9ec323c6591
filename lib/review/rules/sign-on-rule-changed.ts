import type { SignOn, SignOnRule } from '../../access';
import { appPairs, pairs, missing, type Pair } from '../lookup';
import { known, show } from '../read';
import type { Rule, RuleSighting } from '../model';
import { signOnOfOtherApps } from '../sign-on-of-other-apps';
import { atSignOn, signOnRuleKey } from '../sign-on-sighting';

/** Whom a policy only refuses is `sign-in-refused`. */
export const signOnRuleChanged: Rule = {
  id: 'sign-on-rule-changed',
  severity: 'high',
  title: 'A sign-on policy decides otherwise about some sign-ins',
  why: 'The first rule that fits decides: another order, exclusion, chain of factors or catch-all rule lets people in who were refused or asked for more.',
  remedy:
    'Check in Okta which apps use the policy, and which sign-ins each rule covers, in the order of their priority.',
  mayGiveAccess: true,
  check: (change) => [
    ...appPairs(change).flatMap(({ then, now }): RuleSighting[] => {
      const [was, is] = [then.signOn, now.signOn];
      if (!was || !is || is.refusesAll || was.madeElsewhere !== is.madeElsewhere) return [];
      const [catchThen, catchNow] = [show(was.catchAll), show(is.catchAll)];
      return [
        ...pairs(was.rules, is.rules, signOnRuleKey)
          .filter((pair) => pair.then.says !== pair.now.says && !onlyRefuses(pair))
          .map((pair) => ({
            ...atSignOn(
              now,
              pair.now.address,
              `${pair.now.name}: ${pair.then.says} → ${pair.now.says}${next(pair, is)}`,
            ),
            ...judged(pair.then, pair.now),
          })),
        ...missing(is.rules, was.rules, signOnRuleKey)
          .filter(({ effect }) => known(effect) !== 'refuses')
          .map((rule) => ({
            ...atSignOn(now, rule.address, `${rule.name} (new): ${rule.says}`),
            ...judged(NO_RULE, rule),
          })),
        ...missing(was.rules, is.rules, signOnRuleKey).map((rule) =>
          atSignOn(now, now.address, `${rule.name} (removed): ${rule.says}${refused(rule, is)}`),
        ),
        ...(catchThen === catchNow || catchNow === 'false'
          ? []
          : [atSignOn(now, now.address, `catch_all: ${catchThen} → ${catchNow}`)]),
      ];
    }),
    ...signOnOfOtherApps(change.before, change.after),
  ],
};

/** The same people are refused by it instead of being let in. */
function onlyRefuses({ then, now }: Pair<SignOnRule>): boolean {
  return known(now.effect) === 'refuses' && known(then.effect) !== 'refuses' && then.scope === now.scope;
}

const NO_RULE: Pick<SignOnRule, 'effect'> = { effect: { known: 'nothing' } };

/** People who were refused get in with less than two factors; or the rule decides about nobody, then as now. */
function judged(then: Pick<SignOnRule, 'effect'>, now: SignOnRule): Partial<RuleSighting> {
  const [was, is] = [known(then.effect), known(now.effect)];
  if (was === 'nothing' && is === 'nothing') return { severity: 'low', mayGiveAccess: false };
  const opens = was === 'refuses' && (is === 'allows' || is === undefined);
  return opens && known(now.twoFactors) !== true ? { severity: 'critical' } : {};
}

function next({ then, now }: Pair<SignOnRule>, policy: SignOn): string {
  return known(now.effect) === 'nothing' ? refused(then, policy) : '';
}

/** By which rules those are judged whom a rule refused that is there no more. */
function refused({ effect }: SignOnRule, { rules, catchAll }: SignOn): string {
  if (known(effect) !== 'refuses') return '';
  const active = rules.filter((rule) => known(rule.effect) !== 'nothing').map(({ name, says }) => `${name} (${says})`);
  return `; whom it refused is judged by ${[...active, `catch_all (${show(catchAll)})`].join(', ')}`;
}
