import type { Check } from '../check';
import { grantedRoles } from '../granted-roles';

/** Role groups from which on every change waits for Okta for more than two minutes. */
const MANY = 200;
/** Requests to `/apps/{id}/groups` per minute, the last table that Okta published. */
const PER_MINUTE = 100;

/** Any change of the list of assignments sends all of them again. @see docs/decisions/112 */
export const manyAssignments: Check = (draft, warn) => {
  const { file, yaml } = draft.federation;
  const { assign = 'all', metadataFile } = yaml.okta?.app ?? {};
  if (assign === 'management-groups' || assign === 'none' || metadataFile !== undefined) return;
  const roles = grantedRoles(draft);
  if (roles.length <= MANY) return;
  const jobs = new Set(roles.flatMap(({ groups }) => groups)).size;
  const minutes = Math.ceil((roles.length + jobs) / PER_MINUTE);
  warn(file, ['okta'], {
    value: assign,
    requirement: `app.assign is "${assign}": each change of an assignment sends ${roles.length + jobs} requests again, at least ${minutes} minutes at Okta's ${PER_MINUTE} a minute`,
    remedy: `set app.assign to "management-groups", which saves ${roles.length} of them at each change`,
  });
};
