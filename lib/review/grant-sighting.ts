import type { Access, Grant, Role } from '../access';
import { rolesByArn, subjectOf } from './lookup';
import type { RuleSighting } from './model';

/** A sighting about one grant, placed at the role; an acceptance at the role group counts as well. */
export function grantSighting(grant: Grant, evidence: string): RuleSighting {
  const roles: string[] = [];
  const groups: string[] = [];
  for (const { kind, address } of grant.chain)
    if (kind === 'role') roles.push(address);
    else if (kind === 'role group') groups.push(address);
  const [address = '', ...alsoAt] = [...roles, ...groups];
  return { subject: subjectOf(grant), address, evidence, alsoAt };
}

/** Sightings of all grants whose role has evidence to show; a role is looked at once, however many groups may become it. */
export function grantSightings(access: Access, look: (role: Role) => readonly string[]): RuleSighting[] {
  const evidence = new Map<string, string>();
  for (const [arn, role] of rolesByArn(access)) {
    const found = look(role);
    if (found.length > 0) evidence.set(arn, found.join('; '));
  }
  if (evidence.size === 0) return [];
  return access.grants.flatMap((grant) => {
    const found = evidence.get(grant.roleArn);
    return found === undefined ? [] : [grantSighting(grant, found)];
  });
}
