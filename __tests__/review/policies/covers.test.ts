import fc from 'fast-check';
import { allows } from '../../../lib/review/policies/allows';
import { covers } from '../../../lib/review/policies/covers';
import { parseDocument, type Statement } from '../../../lib/review/policies/statement';
import { known } from '../../../lib/review/read';

function statement(body: object): Statement {
  const [first] = known(parseDocument({ Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...body } })) ?? [];
  if (!first) throw new Error('no statement');
  return first;
}

test.each([
  [{}, { Action: 's3:*' }, true],
  [{ Action: 's3:*' }, { Action: ['S3:Get*', 's3:PutObject'], Resource: 'arn:aws:s3:::logs/*' }, true],
  [{ Action: 's3:*' }, { Action: ['s3:Get*', 'ec2:*'] }, false],
  [{ Action: 's3:Get?' }, { Action: 's3:Get*' }, false],
  [{ Resource: 'arn:aws:s3:::${aws:username}/*' }, { Resource: 'arn:aws:s3:::logs/*' }, false],
  [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, {}, false],
  [{}, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, true],
  [{ Effect: 'Deny' }, {}, false],
  [{ Action: undefined, NotAction: 'iam:*' }, { Action: undefined, NotAction: ['iam:*', 's3:*'] }, true],
  [{ Action: undefined, NotAction: ['iam:*', 's3:*'] }, { Action: undefined, NotAction: 'iam:*' }, false],
])('%j covers %j: %s', (outer, inner, expected) => {
  expect(covers(statement(outer), statement(inner))).toBe(expected);
});

test('what the covered statement allows, the covering one allows', () => {
  const actions = fc.constantFrom('s3:*', 's3:Get*', 's3:GetObject', 'ec2:Run?nstances', '*', 's3:?etObject');
  const resources = fc.constantFrom('*', 'arn:aws:s3:::logs/*', 'arn:aws:s3:::logs/a', 'arn:aws:s3:::log?/*');
  const any = fc.record({
    Action: fc.array(actions, { minLength: 1, maxLength: 3 }),
    Resource: resources,
    not: fc.boolean(),
  });
  const made = ({ Action, Resource, not }: { Action: string[]; Resource: string; not: boolean }) =>
    statement(not ? { Action: undefined, NotAction: Action, Resource } : { Action, Resource });
  const asked = [
    ['s3:GetObject', 'arn:aws:s3:::logs/a'],
    ['s3:GetObject', 'arn:aws:s3:::other/a'],
    ['s3:PutObject', 'arn:aws:s3:::logs/b'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:123456789012:instance/i'],
  ] as const;
  fc.assert(
    fc.property(any, any, (one, other) => {
      const [outer, inner] = [made(one), made(other)];
      fc.pre(covers(outer, inner));
      for (const [action, resource] of asked)
        if (allows([inner], action, resource)) expect(allows([outer], action, resource)).toBe(true);
    }),
  );
});
