import { grantSightings } from '../grant-sighting';
import type { Rule } from '../model';
import { parseDocument } from '../policies/statement';

export const policyContentsUnknown: Rule = {
  id: 'policy-contents-unknown',
  severity: 'medium',
  title: 'Nobody can see here what a policy allows',
  why: 'A policy of the account that is attached by ARN, or a document that is not understood, may allow anything.',
  remedy: 'Read the policy in the account, or put its document into the configuration.',
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
