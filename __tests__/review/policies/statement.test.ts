import { parseDocument } from '../../../lib/review/policies/statement';

const read = (document: unknown) => parseDocument(document);

test('reads single values as lists, and elements ignoring case', () => {
  expect(read('{"statement":{"EFFECT":"allow","notaction":"iam:*","NotResource":["a","b"]}}')).toEqual({
    known: [
      {
        effect: 'Allow',
        actions: ['iam:*'],
        exceptActions: true,
        resources: ['a', 'b'],
        exceptResources: true,
        conditions: [],
      },
    ],
  });
});

test.each([
  ['text that is no JSON', '{'],
  ['no statement', { Version: '2012-10-17' }],
  ['nothing', null],
  ['a list', []],
  ['a statement without action', { Statement: { Effect: 'Allow', Resource: '*' } }],
  ['a statement without resource', { Statement: { Effect: 'Allow', Action: '*' } }],
  ['another effect', { Statement: { Effect: 'Perhaps', Action: '*', Resource: '*' } }],
  ['an action that is no text', { Statement: { Effect: 'Allow', Action: [{}], Resource: '*' } }],
  ['one good and one bad statement', { Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }, 7] }],
])('does not pretend to understand %s', (_, document) => expect(read(document)).toHaveProperty('unknown'));

test('reads conditions in a fixed order, and one that is not understood makes the document unknown', () => {
  const condition = (Condition: unknown) =>
    parseDocument({ Statement: { Effect: 'Allow', Action: 'a:b', Resource: '*', Condition } });
  expect(
    condition({ StringLike: { 'SAML:sub': ['b', 'a', 'b'] }, Bool: { 'aws:SecureTransport': true } }),
  ).toMatchObject({
    known: [
      {
        conditions: [
          { operator: 'Bool', key: 'aws:securetransport', values: ['true'] },
          { operator: 'StringLike', key: 'saml:sub', values: ['a', 'b'] },
        ],
      },
    ],
  });
  expect(condition({})).toMatchObject({ known: [{ conditions: [] }] });
  for (const strange of ['x', [], { Bool: 'x' }, { Bool: { a: { b: 'c' } } }])
    expect(condition(strange)).toHaveProperty('unknown');
});
