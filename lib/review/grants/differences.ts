import type { Grant, Policy, Role } from '../../access';
import { conditionDifferences } from './condition-differences';
import { either, listDifference, narrower, wider, type Difference } from './difference';
import { documentDifference, policyDifferences } from './policy-differences';

/** A grant with the role that stands behind it, where that is in the documents. */
export interface GrantOfRole {
  readonly grant: Grant;
  readonly role?: Role;
  /** The policy that is the role's permissions boundary, where it is in the documents. */
  readonly boundary?: Policy;
}

/** Everything in which two grants of the same role to the same group differ, in a fixed order. */
export function differences(before: GrantOfRole, after: GrantOfRole): Difference[] {
  return [
    ...policyDifferences(before, after),
    ...boundaryDifferences(before, after),
    ...conditionDifferences(before.grant.conditions, after.grant.conditions),
    ...audienceDifferences(before.grant.audiences, after.grant.audiences),
    ...providerDifferences(before.grant.providerArn, after.grant.providerArn),
    ...sessionDifferences(before.grant.maxSessionSeconds, after.grant.maxSessionSeconds),
    ...endDifferences(before.grant.until, after.grant.until),
  ];
}

type Bounded = Pick<GrantOfRole, 'boundary'> & { readonly role?: Pick<Role, 'permissionsBoundary'> };

/** Whether the boundary, or what its document allows, differs. */
export function boundaryDifferences(before: Bounded, after: Bounded): Difference[] {
  const [was, is] = [before.role?.permissionsBoundary, after.role?.permissionsBoundary];
  if (was === undefined && is === undefined) return [];
  if (was === undefined) return [narrower(`permissions boundary ${is ?? ''} added`)];
  if (is === undefined) return [wider(`permissions boundary ${was} removed`)];
  if (was !== is) return [either(`permissions boundary ${was} → ${is}`)];
  if (before.boundary && after.boundary)
    return documentDifference(`permissions boundary ${is}`, before.boundary, after.boundary);
  // Its document was in the documents, and something else decides now what it allows; or the reverse.
  return before.boundary === after.boundary
    ? []
    : [either(`permissions boundary ${is}: its document is known on one side only`)];
}

/** No audience at all is every audience. */
function audienceDifferences(before: readonly string[], after: readonly string[]): Difference[] {
  if (before.length === 0 && after.length === 0) return [];
  if (after.length === 0) return [wider('audience condition dropped')];
  if (before.length === 0) return [narrower('audience condition added')];
  const { added, gone } = listDifference(before, after);
  return [
    ...added.map((audience) => wider(`audience ${audience} added`)),
    ...gone.map((audience) => narrower(`audience ${audience} removed`)),
  ];
}

function providerDifferences(before: string, after: string): Difference[] {
  return before === after ? [] : [either(`SAML provider ${before} → ${after}`)];
}

function sessionDifferences(before: number, after: number): Difference[] {
  if (before === after) return [];
  const phrase = `${hours(before)} → ${hours(after)}`;
  return [after > before ? wider(`session longer, ${phrase}`) : narrower(`session shorter, ${phrase}`)];
}

/** Dates are `YYYY-MM-DD`, so text order is time order. */
function endDifferences(before: string | undefined, after: string | undefined): Difference[] {
  if (before === after) return [];
  if (after === undefined) return [wider(`end ${before ?? ''} dropped`)];
  if (before === undefined) return [narrower(`ends ${after}`)];
  return [after > before ? wider(`ends later, ${before} → ${after}`) : narrower(`ends sooner, ${before} → ${after}`)];
}

/** Seconds as a person writes them: `1h`, `1h30m`, `4000s`. */
export function hours(seconds: number): string {
  if (seconds % 60 !== 0) return `${seconds}s`;
  const [h, m] = [Math.floor(seconds / 3600), (seconds % 3600) / 60];
  return `${h > 0 ? `${h}h` : ''}${m > 0 || h === 0 ? `${m}m` : ''}`;
}
