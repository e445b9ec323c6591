import type { Rule } from '../model';
import { admitsSaml, describe, isAudience, trustSightings } from '../trust';

export const trustWithoutAudience: Rule = {
  id: 'trust-without-audience',
  severity: 'high',
  title: 'A role accepts assertions made for any recipient',
  why: 'Without a condition on SAML:aud, an assertion that was sent to another service can be used to sign in to AWS.',
  remedy: 'Add StringEquals SAML:aud with the sign-in endpoints of AWS.',
  mayGiveAccess: true,
  check: ({ after }) =>
    trustSightings(after, (statements) =>
      statements.filter((each) => admitsSaml(each) && !each.conditions.some(isAudience)).map(describe),
    ),
};
