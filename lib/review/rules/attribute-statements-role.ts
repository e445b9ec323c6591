import type { Rule } from '../model';
import { known } from '../read';

const RESERVED = /^https:\/\/aws\.amazon\.com\/saml\/attributes\/(role|rolesessionname|sessionduration)$/i;

export const attributeStatementsRole: Rule = {
  id: 'attribute-statements-role',
  severity: 'critical',
  title: 'An attribute statement of the app sets the role, the session name or the session duration',
  why: 'It adds to what the groups decide: a Role here is offered to everybody who has the app, whatever groups they are in, and a session name decides whom AWS records.',
  remedy: 'Remove the attribute statement; grant roles with groups, and set userName and sessionDuration of the app.',
  mayGiveAccess: true,
  check: ({ after }) =>
    after.apps.flatMap(({ label, address, attributes, attributeStatements }) => {
      const says = (attributeStatements && known(attributeStatements)) ?? [];
      return ((attributes && known(attributes)) ?? [])
        .filter((name) => RESERVED.test(name.trim()))
        .flatMap((name) => {
          const written = says.filter((text) => text.startsWith(`${name} = `));
          return (written.length > 0 ? written : [name]).map((evidence) => ({ subject: label, address, evidence }));
        });
    }),
};
