import { known } from '../../review/read';
import { appPairs } from '../declared';
import { FILTERS } from '../filters';
import type { AuditRule } from '../model';

export const filterChanged: AuditRule = {
  id: 'filter-changed',
  severity: 'critical',
  title: 'The app reads roles out of other groups, or reads other roles',
  why: 'The filter and the pattern decide for everybody which groups name a role, and which role that is.',
  remedy: 'Apply again to put the declared settings back, and look in Okta’s system log who changed them.',
  mayGiveAccess: true,
  check: ({ declared, snapshot }) =>
    appPairs(declared, snapshot).flatMap(({ app, there }) => {
      const evidence = FILTERS.flatMap((name) => {
        const [meant, is] = [known(app[name]), there.settings[name]];
        return meant === undefined || meant === is
          ? []
          : [`${name} is ${JSON.stringify(is ?? null)}, declared ${JSON.stringify(meant)}`];
      });
      if (evidence.length === 0) return [];
      return [{ subject: app.label, address: app.address, evidence: evidence.join('; ') }];
    }),
};
