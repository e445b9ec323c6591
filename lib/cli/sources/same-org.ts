import type { Access } from '../../access';
import { Failure } from '../failure';

/** Documents name the org where they configure its provider, or an alias of it. */
const HOST = /\.(?:okta(?:preview|-emea|-gov)?\.com|okta\.mil)$/;

/**
 * What is live and what is declared have to be of one org: of two, everything differs, and some of it by chance does not.
 * @param file with what is live
 * @throws Failure
 */
export function demandSameOrg(declared: Access, live: string, file: string): void {
  const groups = [...declared.roleGroups, ...declared.managementGroups];
  const orgs = [...new Set(groups.flatMap(({ org = '' }) => (HOST.test(org) ? [org] : [])))];
  if (orgs.length > 0 && !orgs.includes(live))
    throw new Failure(`${file} is of ${live}, what is declared of ${orgs.sort().join(', ')}`);
}
