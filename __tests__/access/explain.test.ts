import { explain } from '../../lib/access/explain';
import { ACCOUNT, PROVIDER_ARN, trust, trustStatement } from './support/federation';
import { AUDIT, AUDIT_ARN, twoRoles } from './support/two-roles';

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
  const explanation = explain(twoRoles(), subject);
  expect({ is: explanation.is, grants: explanation.grants.length }).toEqual({ is, grants });
  expect(explanation.grants.every(({ chain }) => chain.length === 10)).toBe(true);
});

test.each(['Support', AUDIT, 'Okta-Tech-Audit', AUDIT_ARN])('reports of %s why it is broken', (subject) => {
  const refusing = trust(trustStatement({ Action: 'sts:AssumeRole' }));
  expect(explain(twoRoles({ assume_role_policy: refusing }), subject)).toMatchObject({
    grants: [],
    broken: [{ kind: 'trust policy', subject: AUDIT, managementGroups: ['Cloud Admins', 'Support'] }],
  });
});

test('reports what is not known about it', () => {
  expect(explain(twoRoles({ assume_role_policy: '${var.policy}' }), 'Okta-Tech-Audit').unknown).not.toEqual([]);
});
