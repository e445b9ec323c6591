import { arnOf } from '../lookup';
import type { Rule } from '../model';
import { admitsSaml, describeCondition, isAudience, statements } from '../trust';

export const trustAudienceLoose: Rule = {
  id: 'trust-audience-loose',
  severity: 'high',
  title: 'A trust policy compares the audience loosely',
  why: 'StringLike, IgnoreCase, IfExists and negated operators on SAML:aud accept recipients that are not listed.',
  remedy: 'Use StringEquals with the exact sign-in endpoints.',
  mayGiveAccess: true,
  check: ({ after }) =>
    after.roles.flatMap((role) =>
      statements(role)
        .filter(admitsSaml)
        .flatMap(({ conditions }) => conditions.filter((condition) => isAudience(condition)))
        .filter(({ operator }) => operator.toLowerCase() !== 'stringequals')
        .map((condition) => ({ subject: arnOf(role), address: role.address, evidence: describeCondition(condition) })),
    ),
};
