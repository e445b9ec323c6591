import { aboutName } from '../../../lib/cli/access/about-name';
import { ACCOUNT, PROVIDER_ARN, trust, trustStatement } from '../../access/support/federation';
import { AUDIT, AUDIT_ARN, twoRoles } from '../../access/support/two-roles';

test.each<[string, string[], number]>([
  ['Support', ['management group'], 1],
  [AUDIT, ['role group'], 2],
  ['Okta-Tech-Audit', ['role'], 2],
  ['Admin', ['role'], 1],
  [AUDIT_ARN, ['role'], 2],
  ['Okta', ['SAML provider'], 3],
  [PROVIDER_ARN, ['SAML provider'], 3],
  ['Tech', ['account'], 3],
  [ACCOUNT, ['account'], 3],
  ['audit', ['group rule'], 2],
  ['AWS', ['app'], 3],
  ['nothing of the kind', [], 0],
])('%s: what it is, and every grant through it with its whole chain', (subject, is, grants) => {
  const explanation = aboutName(twoRoles(), subject);
  expect({ is: explanation.is, grants: explanation.grants.length }).toEqual({ is, grants });
  expect(explanation.grants.every(({ chain }) => chain.length === 10)).toBe(true);
});

test.each(['Support', AUDIT, 'Okta-Tech-Audit', AUDIT_ARN])('reports of %s why it is broken', (subject) => {
  const refusing = trust(trustStatement({ Action: 'sts:AssumeRole' }));
  expect(aboutName(twoRoles({ assume_role_policy: refusing }), subject)).toMatchObject({
    grants: [],
    broken: [{ kind: 'trust policy', subject: AUDIT, managementGroups: ['Cloud Admins', 'Support'] }],
  });
});
