import type { Role } from '../../access';
import { memo } from '../memo';
import { known } from '../read';
import { holderOfRole } from './holder';
import { levelOf } from './level';
import { limitedPowers, mayBePowerful } from './powers';
import { parseDocument } from './statement';

/**
 * What a role makes of a principal that assumes it: an administrator; somebody who can become one; neither; or unknown, since a
 * policy's contents are not in the documents. AWS's own policies count as what their names are known for.
 */
export type RolePower = 'administrator' | 'escalation' | 'limited' | 'unknown';

export const rolePower = memo((role: Role): RolePower => {
  const holder = holderOfRole(role);
  const level = levelOf(holder);
  if (level === 'administrator') return 'administrator';
  if (level === 'escalating') return 'escalation';
  // What somebody else's role or user may, who can be reached from here, is not known.
  const isKnown = !role.adopted && role.policies.every(isReadable) && limitedPowers(holder).length === 0;
  return isKnown ? 'limited' : 'unknown';
});

/** Whether the role is an administrator, at once or in one step. */
export function isPowerful(role: Role): boolean {
  return mayBePowerful(role) && ['administrator', 'escalation'].includes(rolePower(role));
}

function isReadable({ name, document }: Role['policies'][number]): boolean {
  if (/^arn:[^:]+:iam::aws:policy\//.test(name)) return true;
  return document !== undefined && known(parseDocument(document)) !== undefined;
}
