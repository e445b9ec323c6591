import { linkAdded as rule } from '../../../lib/review/rules/link-added';
import { change, managementGroup, roleGroup, seen, textForPeople } from '../support/builders';

const linking = (...hosts: string[]) => ({ texts: [textForPeople({ argument: 'description', hosts })] });

test.each([
  ['there is no link', linking(), linking()],
  ['the host was there before', linking('okta.com'), linking('okta.com')],
  ['a link goes', linking('okta.com'), linking()],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a host that was not there', () => {
  expect(seen(rule, change(linking('okta.com'), linking('okta.com', 'evil.example')))).toEqual([
    'output.x.description: evil.example',
  ]);
});

test.each([
  ['the org’s own', { roleGroups: [roleGroup({ org: 'mueller-tech.okta.com' })] }, 'mueller-tech.okta.com'],
  ['of people in it', { managementGroups: [managementGroup({ members: ['a@Mueller.example'] })] }, 'mueller.example'],
  ['an account’s name', { roleGroups: [roleGroup({ accountName: 'Mueller.tech' })] }, 'mueller.tech'],
])('stays silent about a host that is %s', (_, parts, host) =>
  expect(rule.check(change(parts, { ...parts, ...linking(host) }))).toEqual([]),
);
