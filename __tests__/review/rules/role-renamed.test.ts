import { roleRenamed as rule } from '../../../lib/review/rules/role-renamed';
import { change, granted, seen } from '../support/builders';

test('stays silent when the role keeps its ARN', () => expect(rule.check(change(granted(), granted()))).toEqual([]));

test('stays silent when the new role gives something else', () => {
  expect(rule.check(change(granted(), granted({ name: 'Okta-Mueller-Tech-Ship', policies: [] })))).toEqual([]);
});

test('reports both ARNs', () => {
  expect(seen(rule, change(granted(), granted({ name: 'Okta-Mueller-Tech-Ship' })))).toEqual([
    'Support → Mueller-Tech / Okta-Mueller-Tech-Ship: arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy → arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Ship',
  ]);
});
