import fc from 'fast-check';
import { groupFilter } from '../../../lib/access/okta/group-filter';

const OKTAS_OWN = String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`;
const DOCUMENTED = String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`;

function apply(filter: string, name: string) {
  return groupFilter(filter).apply([name]).get(name);
}

test.each([
  [DOCUMENTED, 'aws#Tech#Okta-Tech-Admin#123456789012', 'Okta-Tech-Admin', '123456789012'],
  [DOCUMENTED, 'aws#a#b#Admin#1', 'Admin', '1'],
  [OKTAS_OWN, 'aws_123456789012_a+b=c,d.e@f', 'a+b=c,d.e@f', '123456789012'],
  ['^(?<role>[^#]+)#(?<accountid>[0-9]{12})$', 'Admin#123456789012', 'Admin', '123456789012'],
  [String.raw`^x\s(?{{role}}a)(?:b|c)(?=d)d(?{{accountid}}\d)$`, 'x acd1', 'a', '1'],
])('%s reads %s', (filter, name, role, accountId) => {
  expect(apply(filter, name)).toEqual({ match: { role, accountId } });
});

test.each(['aws#Tech#Admin', 'aws#Tech#Ad.min#1', 'AWS#Tech#Admin#1', 'aws#Te ch#Admin#1', 'aws#Tech#Admin#1x', ''])(
  'the documented filter does not match %j',
  (name) => expect(apply(DOCUMENTED, name)).toHaveProperty('broken'),
);

// In Java these mean something else, or nothing.
test.each([
  String.raw`\Q#\E`,
  String.raw`\Ax\z`,
  String.raw`\p{Lower}`,
  String.raw`\h`,
  String.raw`\1`,
  '(?i)x',
  '(?>x)',
  'x++',
  'x*+',
  'x{2}+',
  '[a[b]]',
  '[a&&b]',
  '[]a]',
  '[^]a]',
  String.raw`[\S]`,
  'x\\',
])('%s is not followed', (filter) => expect(apply(filter, 'x')).toHaveProperty('unknown'));

test('white space is what Java calls so, without the spaces of other scripts', () => {
  expect(apply(String.raw`^(?{{role}}\S+)#(?{{accountid}}\d)$`, 'a\u00a0b#1')).toEqual({
    match: { role: 'a\u00a0b', accountId: '1' },
  });
  expect(apply(String.raw`^(?{{role}}a[\s]b)#(?{{accountid}}\d)$`, 'a\u00a0b#1')).toHaveProperty('broken');
});

test('a hostile filter is stopped, and says so for every name', () => {
  const names = ['a'.repeat(40), 'aws'];
  const outcome = groupFilter('^(a+)+$(?{{role}}x)(?{{accountid}}y)').apply(names);
  for (const name of names)
    expect(outcome.get(name)).toEqual({ unknown: expect.stringMatching(/no answer within/) as string });
});

test('no filter reaches out of its context', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 5 }), (filter, names) => {
      const outcome = groupFilter(filter).apply(names);
      expect([...outcome.keys()].sort()).toEqual([...new Set(names)].sort());
    }),
    { numRuns: 200 },
  );
});
