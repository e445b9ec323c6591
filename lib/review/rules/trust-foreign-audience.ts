import { arnOf } from '../lookup';
import type { Rule } from '../model';
import { admitsSaml, isAudience, isSignInEndpoint, statements } from '../trust';

export const trustForeignAudience: Rule = {
  id: 'trust-foreign-audience',
  severity: 'high',
  title: 'A role accepts assertions made for another service',
  why: 'SAML:aud is the address that the assertion was sent to. One that is not AWS sees the assertion before AWS does.',
  remedy: 'List the sign-in endpoints of AWS only.',
  check: ({ after }) =>
    after.roles.flatMap((role) =>
      statements(role)
        .filter(admitsSaml)
        .flatMap(({ conditions }) => conditions.filter((condition) => isAudience(condition)))
        .flatMap(({ values }) => values.filter((value) => !isSignInEndpoint(value)))
        .map((value) => ({ subject: arnOf(role), address: role.address, evidence: value })),
    ),
};
