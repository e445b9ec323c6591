import fc from 'fast-check';
import { GroupFilterUnusable, matchGroupFilter } from '../../../../sandbox/okta/user/group-filter';

/** The filter of the manual procedure. */
const PROCEDURE = String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`;

test('reads role and account id out of a role group', () => {
  const name = 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#012345678901';
  expect(matchGroupFilter(PROCEDURE, [name])).toEqual([
    { name, role: 'Okta-Mueller-Tech-Admin', accountId: '012345678901' },
  ]);
});

test.each([
  ['another prefix', 'AWS#Mueller-Tech#Admin#123456789012'],
  ['white space in the account', 'aws#Mueller Tech#Admin#123456789012'],
  ['a dot in the role', 'aws#Mueller-Tech#Read.Only#123456789012'],
  ['letters in the account id', 'aws#Mueller-Tech#Admin#12345678901x'],
  ['something behind the account id', 'aws#Mueller-Tech#Admin#123456789012#x'],
  ['no account', 'aws##Admin#123456789012'],
])('silently overlooks a name with %s', (_, name) => expect(matchGroupFilter(PROCEDURE, [name])).toEqual([]));

test('a role group made of allowed parts gives them back', () => {
  const account = fc.stringMatching(/^[^\s#]{1,20}$/);
  const role = fc.stringMatching(/^[\w-]{1,64}$/);
  const accountId = fc.stringMatching(/^\d{12}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ account, role, accountId })), (groups) => {
      const names = groups.map((group) => `aws#${group.account}#${group.role}#${group.accountId}`);
      const expected = groups.map((group, i) => ({ name: names[i], role: group.role, accountId: group.accountId }));
      expect(matchGroupFilter(PROCEDURE, names)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

test('a filter without anchors finds its match in the middle of a name', () => {
  expect(matchGroupFilter('aws_(?{{accountid}}\\d+)_(?{{role}}\\w+)', ['old aws_1_Admin!'])).toEqual([
    { name: 'old aws_1_Admin!', role: 'Admin', accountId: '1' },
  ]);
});

test('a part that the filter does not capture is absent', () => {
  expect(matchGroupFilter('^aws-(?{{role}}\\w+)$', ['aws-Admin'])).toEqual([{ name: 'aws-Admin', role: 'Admin' }]);
  expect(matchGroupFilter('^aws(-(?{{role}}\\w+))?$', ['aws'])).toEqual([{ name: 'aws' }]);
});

test('an escaped parenthesis opens no named group', () => {
  expect(matchGroupFilter(String.raw`^\(?{{role}}\w$`, ['({{role}}x'])).toEqual([{ name: '({{role}}x' }]);
});

test.each([
  ['is no regular expression', '^aws#(?{{role}}'],
  ['names a part twice', '(?{{role}}a)(?{{role}}b)'],
  ['has no end to speak of', '^(a+)+$'],
])('refuses a filter that %s', (_, filter) => {
  expect(() => matchGroupFilter(filter, [`${'a'.repeat(40)}!`])).toThrow(GroupFilterUnusable);
});

test('a filter cannot reach out of its expression', () => {
  const hostile = String.raw`a/;globalThis.process.exit(1);//(?{{role}}x)`;
  expect(matchGroupFilter(hostile, ['a', 'process.exit(1)'])).toEqual([]);
});
