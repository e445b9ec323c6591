import { confusableName as rule } from '../../../lib/review/rules/confusable-name';
import { change, managementGroup, role, seen } from '../support/builders';

test.each(['Cloud Admins', 'R&D', 'Müller', 'Поддержка', 'Support Поддержка'])('stays silent for %s', (name) => {
  expect(rule.check(change({}, { managementGroups: [managementGroup({ name })] }))).toEqual([]);
});

test.each([
  ['Cloud\u200bAdmins', 'Cloud\\u{200b}Admins'],
  ['Support ', 'Support\\u{20}'],
  ['nimdA\u202e', '\\u{202e}'],
  ['Suppоrt', 'two alphabets'],
  ['Ｓupport', 'Support'],
])('reports %j', (name, evidence) => {
  expect(seen(rule, change({}, { managementGroups: [managementGroup({ name })] })).join()).toContain(evidence);
});

test('looks at roles too', () => expect(rule.check(change({}, { roles: [role({ name: 'Аdmin' })] }))).toHaveLength(1));
