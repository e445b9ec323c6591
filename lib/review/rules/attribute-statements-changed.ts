import { appPairs } from '../lookup';
import type { Rule } from '../model';
import { known, show } from '../read';

export const attributeStatementsChanged: Rule = {
  id: 'attribute-statements-changed',
  severity: 'high',
  title: 'The app sends other attributes with its assertions',
  why: 'Session tags and the source identity decide in trust policies and permissions, for every user at once; what users can edit in their own profile, they can decide themselves.',
  remedy: 'Check who can edit the profile attributes that the statements read, and which conditions use the tags.',
  mayGiveAccess: true,
  check: (change) =>
    appPairs(change).flatMap(({ then, now }) => {
      const [was, is] = [then.attributeStatements ?? { known: [] }, now.attributeStatements ?? { known: [] }];
      const [before, after] = [known(was), known(is)];
      const seen = (evidence: string) => ({ subject: now.label, address: now.address, evidence });
      if (!before || !after) return show(was) === show(is) ? [] : [seen(`${show(was)} → ${show(is)}`)];
      return [
        ...before.filter((text) => !after.includes(text)).map((text) => ({ ...seen(`− ${text}`) })),
        ...after.filter((text) => !before.includes(text)).map((text) => ({ ...seen(`+ ${text}`) })),
      ];
    }),
};
