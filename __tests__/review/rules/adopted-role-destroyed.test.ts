import { adoptedRoleDestroyed as rule } from '../../../lib/review/rules/adopted-role-destroyed';
import { change, role, seen } from '../support/builders';

const legacy = role({ name: 'legacy-deployer', adopted: true, preventDestroy: true });
const before = { roles: [legacy] };
const address = 'aws_iam_role.legacy-deployer';

test.each([
  ['it stays', change(before, before)],
  ['it is forgotten', change(before, { forgotten: [legacy.address] })],
  ['the plan forgets it', change(before, {}, [{ address, type: 'aws_iam_role', actions: ['forget'] }])],
  ['it was made here', change({ roles: [role()] }, {})],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  ['its entry just disappears', change(before, {}), 'its block is gone'],
  [
    'its address moves',
    change(before, { roles: [{ ...legacy, address: 'account-x:aws_iam_role.other' }] }),
    'account-x:aws_iam_role.other',
  ],
  ['the plan deletes it', change(before, before, [{ address, type: 'aws_iam_role', actions: ['delete'] }]), 'delete'],
  [
    'the plan replaces it',
    change(before, before, [{ address: legacy.address, type: 'aws_iam_role', actions: ['delete', 'create'] }]),
    'replace',
  ],
])('reports it when %s', (_, given, evidence) => expect(seen(rule, given).join()).toContain(evidence));
