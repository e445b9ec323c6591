import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { parseDocument } from '../policies/statement';

export const policyContentsUnknown: Rule = {
  id: 'policy-contents-unknown',
  severity: 'medium',
  title: 'The contents of a policy are unknown',
  why: 'A policy of the account that is attached by ARN, or a document that cannot be read, may allow anything.',
  remedy: 'Check the policy in the account, or add its document to the configuration.',
  mayGiveAccess: true,
  check: ({ after }) =>
    grantSightings(after, (role) =>
      role.policies
        .flatMap(({ name, document }) => {
          if (document === undefined)
            return /^arn:[^:]+:iam::aws:policy\//.test(name) ? [] : [`${name}: its contents are not in the documents`];
          const read = parseDocument(document);
          return 'unknown' in read ? [`${name}: ${read.unknown}`] : [];
        })
        .sort(),
    ),
};
