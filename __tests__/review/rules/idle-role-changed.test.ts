import { idleRoleChanged as rule } from '../../../lib/review/rules/idle-role-changed';
import { ADMINISTRATOR, allow, change, granted, policy, role, seen } from '../support/builders';

const admin = { policies: [policy(ADMINISTRATOR)] };

test.each([
  ['nothing changes', { roles: [role()] }, { roles: [role()] }],
  [
    'a policy is written otherwise',
    { roles: [role({ policies: [policy('a', allow(['s3:Get*', 'S3:List*'], ['*']))] })] },
    { roles: [role({ policies: [policy('a', allow(['s3:list*', 's3:get*'], '*', { Sid: 'Read' }))] })] },
  ],
  ['the role is granted, so gains tell it', granted(), granted(admin)],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports other policies of a role that nobody has', () => {
  expect(seen(rule, change({ roles: [role()] }, { roles: [role(admin)] })).join()).toContain(`→ ${ADMINISTRATOR}`);
});
