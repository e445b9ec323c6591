import { appPairs, pairs, missing } from '../lookup';
import { show } from '../read';
import type { Rule } from '../model';

export const signOnRuleChanged: Rule = {
  id: 'sign-on-rule-changed',
  severity: 'high',
  title: 'The sign-on policy of the app decides otherwise about some sign-ins',
  why: 'The first rule that fits decides: another order, exclusion, chain of factors or catch-all rule lets people in who were refused or asked for more.',
  remedy: 'Check in the Sign On tab of the app which sign-ins each rule covers, in the order of their priority.',
  mayGiveAccess: true,
  check: (change) =>
    appPairs(change).flatMap(({ then, now }) => {
      const [was, is] = [then.signOn, now.signOn];
      if (!was || !is) return [];
      const key = ({ name }: { readonly name: string }) => name;
      const at = (address: string, evidence: string) => ({
        subject: now.label,
        address,
        evidence,
        alsoAt: [now.address],
      });
      const [catchThen, catchNow] = [show(was.catchAll), show(is.catchAll)];
      return [
        ...pairs(was.rules, is.rules, key)
          .filter((pair) => pair.then.says !== pair.now.says)
          .map((pair) => at(pair.now.address, `${pair.now.name}: ${pair.then.says} → ${pair.now.says}`)),
        ...missing(is.rules, was.rules, key).map(({ address, name, says }) => at(address, `${name} (new): ${says}`)),
        ...missing(was.rules, is.rules, key).map(({ name, says }) => at(now.address, `${name} (removed): ${says}`)),
        ...(catchThen === catchNow ? [] : [at(now.address, `catch_all: ${catchThen} → ${catchNow}`)]),
      ];
    }),
};
