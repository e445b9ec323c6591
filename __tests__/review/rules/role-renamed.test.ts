import { roleRenamed as rule } from '../../../lib/review/rules/role-renamed';
import { change, grant, granted, role, seen } from '../support/builders';

test('stays silent when the role keeps its ARN', () => expect(rule.check(change(granted(), granted()))).toEqual([]));

test('stays silent when the new role gives something else', () => {
  expect(rule.check(change(granted(), granted({ name: 'Okta-Mueller-Tech-Ship', policies: [] })))).toEqual([]);
});

test('reports both ARNs', () => {
  expect(seen(rule, change(granted(), granted({ name: 'Okta-Mueller-Tech-Ship' })))).toEqual([
    'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Ship: was arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy; granted to Support',
  ]);
});

test('is reported once, however many groups have the role', () => {
  const [then, now] = [role(), role({ name: 'Okta-Mueller-Tech-Ship' })];
  const both = (it: typeof then) => ({
    roles: [it],
    grants: ['Support', 'Cloud Admins'].map((managementGroup) => grant({ managementGroup }, it)),
  });
  expect(seen(rule, change(both(then), both(now)))).toEqual([
    expect.stringMatching(/; granted to Cloud Admins, Support$/),
  ]);
});
