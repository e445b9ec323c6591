import { passRoleEverywhere as rule } from '../../../lib/review/rules/pass-role-everywhere';
import { allow, change, granted, policy } from '../support/builders';

const withDocument = (document: unknown) => change({}, granted({ policies: [policy('deploy', document)] }));

test('stays silent when named roles may be passed', () => {
  expect(rule.check(withDocument(allow('iam:PassRole', 'arn:aws:iam::123456789012:role/app-*')))).toEqual([]);
});

test.each(['*', 'arn:aws:iam::123456789012:role/*', 'arn:aws:iam::*:role/*', '${aws:PrincipalTag/anything}'])(
  'reports iam:PassRole on %s',
  (resource) => expect(rule.check(withDocument(allow(['ec2:RunInstances', 'iam:PassRole'], resource)))).toHaveLength(1),
);
