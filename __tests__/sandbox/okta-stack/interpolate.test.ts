import { interpolate, UnresolvedReference } from '../../../sandbox/okta-stack/interpolate';

const attributes = new Map([
  ['okta_group.Support', { id: '00g1' }],
  ['data.okta_group.Auditors', { id: '00g2', ports: [1, 2] }],
]);

test.each([
  ['${okta_group.Support.id}', '00g1'],
  [
    'isMemberOfAnyGroup("${okta_group.Support.id}","${data.okta_group.Auditors.id}")',
    'isMemberOfAnyGroup("00g1","00g2")',
  ],
  ['role/$${role}', 'role/${role}'],
  ['50 %%{x} %{y}', '50 %{x} %{y}'],
  ['$${accountid}-${okta_group.Support.id}', '${accountid}-00g1'],
])('%j becomes %j', (text, expected) => expect(interpolate(text, attributes)).toBe(expected));

test('reaches into lists and objects, and leaves what is not a string alone', () => {
  const value = { a: ['${okta_group.Support.id}', 7, null], b: { c: true } };
  expect(interpolate(value, attributes)).toEqual({ a: ['00g1', 7, null], b: { c: true } });
});

test('a string that is one reference keeps the type of its value', () => {
  expect(interpolate('${data.okta_group.Auditors.ports}', attributes)).toEqual([1, 2]);
});

test.each(['${okta_group.Missing.id}', '${jsonencode(1)}', '${okta_group.Support.name}'])('refuses %s', (text) => {
  expect(() => interpolate(text, attributes)).toThrow(UnresolvedReference);
});
