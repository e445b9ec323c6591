import { confusableName as rule } from '../../../lib/review/rules/confusable-name';
import { digestOf } from '../../../lib/documents';
import { change, managementGroup, role, seen, textForPeople } from '../support/builders';

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

const groups = (...list: string[]) => ({ managementGroups: list.map((name) => managementGroup({ name })) });

test.each([
  ['a digit for a letter', 'TeamI', 'Team1'],
  ['two letters for one', 'Adrnins', 'Admins'],
  ['a small letter for a capital', 'AWS-lT', 'AWS-IT'],
])('reports two plain names that look alike: %s', (_, one, other) => {
  expect(seen(rule, change(groups(one), groups(one, other))).sort()).toEqual(
    [`${one}: looks like ${other}`, `${other}: looks like ${one}`].sort(),
  );
});

test('reports two groups whose names differ in capital letters only', () =>
  expect(seen(rule, change(groups('Cloud Admins'), groups('Cloud Admins', 'cloud admins')))).toEqual([
    'Cloud Admins: looks like cloud admins',
    'cloud admins: looks like Cloud Admins',
  ]));

const support = managementGroup({ name: 'Support', address: 'federation:okta_group.first' });
const second = {
  address: 'federation:okta_group.second',
  arguments: [['name', digestOf('Support')]] as [string, string][],
};

test('reports a new group with the name of one that is there', () => {
  const after = { managementGroups: [support], blocks: [second] };
  expect(seen(rule, change({ blocks: [] }, after))).toEqual(['Support: another group has the same name']);
});

test.each([
  ['in another org', [support, managementGroup({ name: 'Support (b)', address: second.address, org: 'b.okta.com' })]],
  ['that is only looked up', [{ ...support, address: 'accounts:data.okta_group.Support', existing: true }]],
  ['that it replaces', [{ ...support, address: second.address }]],
])('stays silent about a new group with the name of one %s', (_, managementGroups) =>
  expect(rule.check(change({ blocks: [] }, { managementGroups, blocks: [second] }))).toEqual([]),
);

test('reports the name that takes the place of one that it looks like', () => {
  expect(seen(rule, change(groups('Team1'), groups('TeamI')))).toEqual(['TeamI: looks like Team1']);
});

test('of two names that look alike, the one in plain letters is not the doubtful one', () => {
  expect(seen(rule, change({}, groups('COPE', '\u0421\u041e\u0420\u0415')))).toEqual([
    '\u0421\u041e\u0420\u0415: \u0421\u041e\u0420\u0415 looks like COPE',
  ]);
  expect(seen(rule, change({}, groups('Ops \u0430', 'Ops a')))).toEqual(['Ops \u0430: looks like Ops a']);
});

test.each([
  ['Cyrillic', 'Cloud \u041e\u0440\u0455'],
  ['Greek', '\u039f\u03a1\u0395\u039d'],
  ['Armenian', '\u0578\u0585\u057d'],
])('reports a whole word of another alphabet that looks like a Latin one: %s', (_, name) => {
  expect(seen(rule, change({}, groups(name))).join()).toContain(' looks like ');
});

test('reports two names of two alphabets, neither of them Latin, that look alike', () => {
  const [cyrillic, greek] = ['\u043e\u0438\u0433', '\u03bf\u0438\u0433'];
  expect(rule.check(change(groups(cyrillic), groups(cyrillic, greek))).length).toBeGreaterThan(0);
});

test.each([
  ['a group and a role have one name', { ...groups('Team1'), roles: [role({ name: 'TeamI' })] }],
  ['names differ in more than looks', groups('Support', 'Support EU', 'Team 1', 'Team 2')],
  ['a role is in several accounts', { roles: [role({ name: 'Admin' }), role({ name: 'Admin' })] }],
  ['a letter is a label', groups('\u041a\u043e\u043c\u0430\u043d\u0434\u0430 \u0410')],
])('stays silent when %s', (_, after) => expect(rule.check(change({}, after))).toEqual([]));

test('reports hidden characters in a description', () => {
  const texts = [textForPeople({ argument: 'description', hidden: ['\\u{202e}'] })];
  expect(seen(rule, change({}, { texts }))).toEqual(['output.x.description: hidden characters: \\u{202e}']);
  expect(rule.check(change({}, { texts: [textForPeople({ hosts: ['evil.example'] })] }))).toEqual([]);
});
