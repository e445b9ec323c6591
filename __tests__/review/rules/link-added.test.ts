import { linkAdded as rule } from '../../../lib/review/rules/link-added';
import { change, seen, textForPeople } from '../support/builders';

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
