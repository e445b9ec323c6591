import { appPairs } from '../declared';
import { FILTERS } from '../filters';
import { groupsRead } from '../live';
import { known } from '../../review/read';
import type { AuditRule } from '../model';
import { appAddress } from '../places';

/** What another rule judges: the sign-on policy, and roles that were picked by hand. */
const ELSEWHERE = /^mfa: |roles are picked by name/;

export const filterUnknown: AuditRule = {
  id: 'filter-unknown',
  severity: 'high',
  title: 'Which groups name a role cannot be worked out',
  why: 'People may have roles by groups that this report says nothing about.',
  remedy:
    'Use the group filter and role value pattern that the configuration writes by default, or read the role groups in Okta.',
  mayGiveAccess: true,
  check: ({ declared, live, snapshot }) => {
    // Groups that could not be read are a finding of their own.
    if (!groupsRead(snapshot)) return [];
    return appPairs(declared, snapshot).flatMap(({ app, there }) => {
      // Another filter than the declared one is a finding of its own.
      const changed = FILTERS.some((name) => {
        const meant = known(app[name]);
        return meant !== undefined && meant !== there.settings[name];
      });
      if (changed) return [];
      return live.unknown
        .filter(({ address, reason }) => address === appAddress(there.id) && !ELSEWHERE.test(reason))
        .map(({ reason: evidence }) => ({ subject: app.label, address: app.address, evidence }));
    });
  },
};
