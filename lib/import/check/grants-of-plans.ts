import type { Document } from '../../documents';
import { type Grant, readAccess } from '../../access';
import type { Refusal } from './model';

/** Who may assume more or fewer roles after the plans, as far as these documents hold the chain. */
export function grantChanges(before: readonly Document[], after: readonly Document[]): Refusal[] {
  const [then, now] = [before, after].map((documents) => byPair(readAccess(documents).grants));
  const only = (some: ReadonlyMap<string, Grant> = new Map(), others: ReadonlyMap<string, Grant> = new Map()) =>
    [...some].filter(([key]) => !others.has(key)).map(([, grant]) => grant);
  return [
    ...only(then, now).map((grant): Refusal => ({
      rule: 'role-lost',
      evidence: `${who(grant)} loses ${grant.roleArn}`,
    })),
    ...only(now, then).map((grant): Refusal => ({
      rule: 'role-gained',
      evidence: `${who(grant)} gets ${grant.roleArn}`,
    })),
  ];
}

function who({ managementGroup }: Grant): string {
  return `everybody in ${managementGroup}`;
}

function byPair(grants: readonly Grant[]): Map<string, Grant> {
  return new Map(grants.map((grant) => [JSON.stringify([grant.managementGroup, grant.roleArn]), grant]));
}
