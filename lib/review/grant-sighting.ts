import type { Access, Grant, LinkKind, Role } from '../access';
import { rolesByArn, subjectOf } from './lookup';
import type { RuleSighting } from './model';

/** A sighting about one grant, placed at the role; an acceptance at the role group counts as well. */
export function grantSighting(grant: Grant, evidence: string): RuleSighting {
  const at = (kind: LinkKind) => grant.chain.flatMap((link) => (link.kind === kind ? [link.address] : []));
  const [address = '', ...alsoAt] = [...at('role'), ...at('role group')];
  return { subject: subjectOf(grant), address, evidence, alsoAt };
}

/** Sightings of all grants whose role has evidence to show; a role is looked at once, however many groups may become it. */
export function grantSightings(access: Access, look: (role: Role) => readonly string[]): RuleSighting[] {
  const roles = rolesByArn(access);
  const cache = new Map<string, readonly string[]>();
  return access.grants.flatMap((grant) => {
    const role = roles.get(grant.roleArn);
    if (!role) return [];
    const found = cache.get(grant.roleArn) ?? look(role);
    cache.set(grant.roleArn, found);
    return found.length === 0 ? [] : [grantSighting(grant, found.join('; '))];
  });
}
