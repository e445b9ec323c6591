import type { TerraformElement } from 'cdktf';
import { literal } from './literal';

/** A finding of the review that is accepted, with the reason that the report shows. */
export interface Acceptance {
  /** Id of the review's rule, e.g. `administrator-grant`. */
  readonly rule: string;
  readonly reason: string;
}

/** What a reviewer should know of a grant and neither Okta nor AWS has a field for. */
export interface GrantNote {
  readonly managementGroup: string;
  /** `YYYY-MM-DD`, the last day of the grant. */
  readonly until?: string;
  readonly reason?: string;
}

/** What reviewers read of a resource and Terraform ignores. */
export interface Comment {
  readonly grants?: readonly GrantNote[];
  readonly accept?: readonly Acceptance[];
}

/** Writes a resource's comment, `"//": {"federation": {…}}`; an empty one is left out. */
export function writeComment(element: TerraformElement, { grants = [], accept = [] }: Comment): void {
  const federation = { grants: sorted(grants), accept: sorted(accept) };
  if (federation.grants ?? federation.accept) element.addOverride('//', { federation });
}

/** In an order that does not depend on who was first, without doubles; undefined for none. */
function sorted(entries: readonly (GrantNote | Acceptance)[]): unknown[] | undefined {
  if (entries.length === 0) return undefined;
  const lines = entries.map((entry) => JSON.stringify(entry, Object.keys(entry).sort()));
  return [...new Set(lines)].sort().map((line) => JSON.parse(literal(line)) as unknown);
}
