import { allowByExclusion as rule } from '../../../lib/review/rules/allow-by-exclusion';
import { change, granted, policy, seen } from '../support/builders';

const withStatement = (statement: object) =>
  change({}, granted({ policies: [policy('deploy', { Statement: [statement] })] }));

test.each([
  ['a list of actions is allowed', { Effect: 'Allow', Action: ['s3:*'], Resource: '*' }],
  ['everything but a list is denied', { Effect: 'Deny', NotAction: ['iam:*'], Resource: '*' }],
])('stays silent when %s', (_, statement) => expect(rule.check(withStatement(statement))).toEqual([]));

test('reports NotAction and NotResource with Allow', () => {
  expect(seen(rule, withStatement({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' })).join()).toContain(
    'every action but iam:*',
  );
  expect(
    seen(rule, withStatement({ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::x' })).join(),
  ).toContain('on all but arn:aws:s3:::x');
});
