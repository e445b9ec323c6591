import type { Access, Grant, LinkKind, Role } from '../access';
import { rolesByArn, subjectOf } from './lookup';
import type { RuleSighting } from './model';

/** A sighting about one grant, placed at the role; an acceptance at the role group counts as well. */
export function grantSighting(grant: Grant, evidence: string): RuleSighting {
  const at = (kind: LinkKind) => grant.chain.filter((link) => link.kind === kind).map(({ address }) => address);
  const [address = '', ...alsoAt] = [...at('role'), ...at('role group')];
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
