import { grantsMatching } from '../../../lib/cli/access/select-grants';
import { ACCOUNT, ROLE } from '../../access/support/federation';
import { AUDIT, AUDIT_ARN, twoRoles } from '../../access/support/two-roles';

test.each<[string, object, number]>([
  ['everything', {}, 3],
  ['a management group', { group: 'Support' }, 1],
  ['a role group', { group: AUDIT }, 2],
  ['an account by name', { account: 'Tech' }, 3],
  ['an account by id', { account: ACCOUNT }, 3],
  ['a role by its short name', { role: 'Audit' }, 2],
  ['a role by its name', { role: ROLE }, 1],
  ['a role by ARN', { role: AUDIT_ARN }, 2],
  ['all parts at once', { group: 'Cloud Admins', account: 'Tech', role: 'Audit' }, 1],
  ['a part of a name', { role: 'Aud' }, 0],
  ['another account', { account: 'Other' }, 0],
])('finds grants by %s', (_, query, count) => expect(grantsMatching(twoRoles(), query)).toHaveLength(count));
