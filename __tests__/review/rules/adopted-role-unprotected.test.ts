import { adoptedRoleUnprotected as rule } from '../../../lib/review/rules/adopted-role-unprotected';
import type { Role } from '../../../lib/access/model/aws';
import { change, role, seen } from '../support/builders';

const ALL = ['description', 'max_session_duration', 'path', 'permissions_boundary', 'tags', 'tags_all'];
const adopting = (parts: Partial<Role>) =>
  change({}, { roles: [role({ adopted: true, preventDestroy: true, ignoresChanges: ALL, ...parts })] });

test.each([
  ['everything is ignored and protected', {}],
  ['all is ignored', { ignoresChanges: ['all'] }],
  ['the reader does not tell what is ignored', { ignoresChanges: undefined }],
  ['the role is made here', { adopted: false, preventDestroy: false, ignoresChanges: [] }],
])('stays silent when %s', (_, parts) => expect(rule.check(adopting(parts))).toEqual([]));

test.each([
  [{ preventDestroy: false }, 'without prevent_destroy'],
  [{ ignoresChanges: ALL.filter((name) => name !== 'path') }, 'without path'],
  [{ ignoresChanges: [] }, 'permissions_boundary'],
])('reports %j', (parts, evidence) => expect(seen(rule, adopting(parts)).join()).toContain(evidence));
