import {
  administratorPowers,
  escalatingPowers,
  isPowerful,
  rolePassingPowers,
  selfChangingPowers,
  statementsOf,
} from '../../../lib/review/policies/powers';
import { ADMINISTRATOR, allow, policy, READ_ONLY, role } from '../support/builders';

const having = (...policies: ReturnType<typeof policy>[]) => role({ policies });

test('an administrator’s other powers go without saying', () => {
  const admin = having(policy('all', allow('*')));
  expect(administratorPowers(admin)).toEqual(['every action on every resource']);
  expect([selfChangingPowers(admin), escalatingPowers(admin), rolePassingPowers(admin)]).toEqual([[], [], []]);
});

test('policies count together, also where one denies', () => {
  const denied = having(
    policy('a', allow('iam:CreateAccessKey')),
    policy('b', allow('iam:*', '*', { Effect: 'Deny' })),
  );
  expect(escalatingPowers(denied)).toEqual([]);
  expect(statementsOf(denied)).toHaveLength(2);
});

test('the partition and account of the role decide what everything is', () => {
  const china = role({
    arn: { known: 'arn:aws-cn:iam::123456789012:role/x' },
    policies: [policy('a', allow('iam:PassRole', 'arn:aws-cn:iam::123456789012:role/*'))],
  });
  expect(rolePassingPowers(china)).toEqual(['iam:PassRole on every role']);
  expect(rolePassingPowers({ ...china, arn: { known: 'arn:aws:iam::123456789012:role/x' } })).toEqual([]);
});

test.each([
  [policy(ADMINISTRATOR), true],
  [policy(READ_ONLY), false],
  [policy('a', allow('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/Okta-*')), true],
  [policy('a', 'no json'), false],
])('powerful: %j %s', (it, expected) => expect(isPowerful(having(it))).toBe(expected));
