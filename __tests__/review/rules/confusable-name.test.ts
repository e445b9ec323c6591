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

test.each([
  ['Armenian', 'Adm\u0578n'],
  ['Cherokee', '\u13aadmin'],
  ['Georgian', 'Sup\u10e4ort'],
  ['Greek in Cyrillic', '\u0430\u03bf\u0440'],
])('reports letters of two alphabets in one word: %s', (_, name) => {
  expect(rule.check(change({}, { managementGroups: [managementGroup({ name })] }))).toHaveLength(1);
});

test.each(['\u30c7\u30fc\u30bf\u5206\u6790Team', '\u0434\u0430\u043d\u043d\u044b\u0435', '\ub370\uc774\ud130'])(
  'stays silent about %s, which is written so',
  (name) => {
    expect(rule.check(change({}, { managementGroups: [managementGroup({ name })] }))).toEqual([]);
  },
);
