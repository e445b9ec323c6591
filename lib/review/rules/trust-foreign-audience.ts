import type { Rule } from '../model';
import { admitsSaml, isAudience, isSignInEndpoint, trustSightings } from '../trust';

export const trustForeignAudience: Rule = {
  id: 'trust-foreign-audience',
  severity: 'high',
  title: 'A role accepts assertions made for another service',
  why: 'SAML:aud is the address that the assertion was sent to. A service other than AWS receives the assertion before AWS does.',
  remedy: 'List only sign-in endpoints of AWS.',
  mayGiveAccess: true,
  check: ({ after }) =>
    trustSightings(after, (statements) =>
      statements
        .filter(admitsSaml)
        .flatMap(({ conditions }) => conditions.filter((condition) => isAudience(condition)))
        .flatMap(({ values }) => values.filter((value) => !isSignInEndpoint(value))),
    ),
};
