import type { Rule } from '../model';
import { admitsSaml, describeCondition, isAudience, trustSightings } from '../trust';

export const trustAudienceLoose: Rule = {
  id: 'trust-audience-loose',
  severity: 'high',
  title: 'A trust policy compares the audience loosely',
  why: 'StringLike, IgnoreCase, IfExists and negated operators on SAML:aud accept recipients that are not listed.',
  remedy: 'Use StringEquals with the exact sign-in endpoints.',
  mayGiveAccess: true,
  check: ({ after }) =>
    trustSightings(after, (statements) =>
      statements
        .filter(admitsSaml)
        .flatMap(({ conditions }) => conditions.filter((condition) => isAudience(condition)))
        .filter(({ operator }) => operator.toLowerCase() !== 'stringequals')
        .map(describeCondition),
    ),
};
