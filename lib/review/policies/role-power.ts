import type { Role } from '../../access';
import { memo } from '../memo';
import { known } from '../read';
import { administratorPowers, isPowerful, limitedPowers } from './powers';
import { parseDocument } from './statement';

/**
 * What a role makes of a principal that assumes it: an administrator; somebody who can become one; neither; or unknown, since a
 * policy's contents are not in the documents. AWS's own policies count as what their names are known for.
 */
export type RolePower = 'administrator' | 'escalation' | 'limited' | 'unknown';

export const rolePower = memo((role: Role): RolePower => {
  if (administratorPowers(role).length > 0) return 'administrator';
  if (isPowerful(role)) return 'escalation';
  // What somebody else's role or user may, who can be reached from here, is not known.
  const isKnown = !role.adopted && role.policies.every(isReadable) && limitedPowers(role).length === 0;
  return isKnown ? 'limited' : 'unknown';
});

function isReadable({ name, document }: Role['policies'][number]): boolean {
  if (/^arn:[^:]+:iam::aws:policy\//.test(name)) return true;
  return document !== undefined && known(parseDocument(document)) !== undefined;
}
