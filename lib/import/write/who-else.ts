import { type Access, principalText, type Role, type TrustPrincipal, type TrustStatement } from '../../access';
import { samlProviderArn } from '../../naming/arn';
import type { Partition } from '../../naming/partition';
import type { TakenRole } from './model';

/** Who may assume the imported roles besides people who come through the app: a line for each, which begins with the role. */
export function whoElse(taken: readonly TakenRole[], partition: Partition, access: Access): string[] {
  const roles = new Map(access.roles.flatMap((role) => ('known' in role.arn ? [[role.arn.known, role]] : [])));
  const lines = taken.flatMap(({ roleArn, accountId, identityProvider }) => {
    const role = roles.get(roleArn);
    const others =
      role === undefined ? [UNREAD] : othersOf(role, samlProviderArn(partition, accountId, identityProvider), access);
    return others.map((other) => `${roleArn}: ${other}`);
  });
  return [...new Set(lines)].sort();
}

const UNREAD = 'a part of its trust policy can’t be read, and may let in anybody';

function othersOf({ trust, address }: Role, provider: string, { unknown }: Access): string[] {
  const isOther = ({ type, value, not }: TrustPrincipal) => not || type !== 'Federated' || value !== provider;
  const others = ('known' in trust ? trust.known : [])
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => statement.principals.filter(isOther).map((other) => textOf(other, statement)));
  const hasGap = unknown.some((each) => each.address === address && each.reason.includes('trust policy'));
  return hasGap ? [...others, UNREAD] : others;
}

function textOf(principal: TrustPrincipal, { actions, conditions }: TrustStatement): string {
  const when = conditions.map(({ operator, key, values }) => `${operator} ${key} = ${values.join(' | ')}`);
  return `${principalText(principal)} by ${actions.join(', ')}${when.length === 0 ? '' : `, if ${when.join(' and ')}`}`;
}
