import { allows } from '../../../lib/review/policies/allows';
import { parseDocument } from '../../../lib/review/policies/statement';

const given = (...Statement: object[]) => {
  const read = parseDocument({ Statement });
  if ('unknown' in read) throw new Error(read.unknown);
  return read.known;
};
const allow = (Action: unknown, Resource: unknown = '*', more = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown = '*', more = {}) => ({ Effect: 'Deny', Action, Resource, ...more });
const X = 'arn:aws:iam::1:role/x';

test.each([
  ['allowed', true, [allow('iam:*')]],
  ['nothing said', false, []],
  ['another action', false, [allow('s3:*')]],
  ['another resource', false, [allow('iam:*', 'arn:aws:iam::1:role/y')]],
  ['denied', false, [allow('*'), deny('iam:PassRole')]],
  ['denied elsewhere', true, [allow('*'), deny('iam:PassRole', 'arn:aws:iam::1:role/y')]],
  ['denied on condition only', true, [allow('*'), deny('iam:PassRole', '*', { Condition: { Bool: {} } })]],
  ['allowed on condition', true, [allow('iam:PassRole', '*', { Condition: { Bool: {} } })]],
  ['everything but another', true, [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }]],
  ['everything but this', false, [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]],
  ['on all but this', false, [{ Effect: 'Allow', Action: '*', NotResource: X }]],
  ['everything but this denied', true, [allow('*'), { Effect: 'Deny', NotAction: 'iam:PassRole', Resource: '*' }]],
])('iam:PassRole, %s: %s', (_, expected, statements) => {
  expect(allows(given(...statements), 'iam:PassRole', X)).toBe(expected);
});
