import fc from 'fast-check';
import { evaluate } from '../../../lib/documents/grammar/evaluate';
import { Attribute, Unresolved } from '../../../lib/documents/expression/value';
import { groupsRead } from '../../../lib/access/okta/membership-expression';

const attribute = new Attribute('s:okta_group.x', 'id');
const read = (text: string) => groupsRead(evaluate(text, { stack: 's', resolve: () => attribute }));

test.each([
  ['isMemberOfGroup("00g1")', [{ id: '00g1' }]],
  ['isMemberOfAnyGroup("00g1", \'00g2\')', [{ id: '00g1' }, { id: '00g2' }]],
  ['isMemberOfAnyGroup("${okta_group.x.id}","00g2")', [{ attribute }, { id: '00g2' }]],
  ['isMemberOfGroupName("A, \'B\' (C)")', [{ name: "A, 'B' (C)" }]],
  [
    'isMemberOfGroup("1") || (isMemberOfGroupName("2") OR isMemberOfGroup("3"))',
    [{ id: '1' }, { name: '2' }, { id: '3' }],
  ],
  ['isMemberOfAnyGroup()', []],
])('%s', (text, groups) => expect(read(text)).toEqual({ known: groups }));

test.each([
  '',
  'true',
  'isMemberOfGroup',
  'isMemberOfGroup("1"',
  'isMemberOfGroup("1',
  'isMemberOfGroup(1)',
  'isMemberOfGroup("a\\"b")',
  'isMemberOfGroup("1") &&',
  'isMemberOfGroup("1") isMemberOfGroup("2")',
  '!isMemberOfGroup("1")',
  'NOT isMemberOfGroup("1")',
  'isMemberOfGroup("1") AND isMemberOfGroup("2")',
  'isMemberOfGroupNameRegex(".*")',
  'isMemberOfGroupNameContains("x")',
  'user.login == "x" || isMemberOfGroup("1")',
  'isMemberOfGroup("00g${okta_group.x.id}")',
  'isMemberOfGroupName("${okta_group.x.id}")',
  `${'('.repeat(100)}isMemberOfGroup("1")${')'.repeat(100)}`,
  'isMemberOfGroup("1") || x',
  'x || isMemberOfGroup("1")',
])('%s is not a plain membership test', (text) => expect(read(text)).toHaveProperty('unknown'));

test('what only the apply knows is reported as such', () => {
  expect(groupsRead(new Unresolved('nobody knows'))).toEqual({ unknown: 'nobody knows' });
});

test('a union names exactly the groups that were put into it', () => {
  const id = fc.stringMatching(/^00g[A-Za-z0-9]{1,17}$/);
  fc.assert(
    fc.property(fc.array(fc.array(id, { maxLength: 3 }), { minLength: 1, maxLength: 4 }), (calls) => {
      const text = calls.map((ids) => `isMemberOfAnyGroup(${ids.map((one) => `"${one}"`).join(',')})`).join(' || ');
      expect(read(text)).toEqual({ known: calls.flat().map((one) => ({ id: one })) });
    }),
  );
});
