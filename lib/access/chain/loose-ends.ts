import { known } from '../../documents';
import type { ReadRole } from '../aws/roles';
import type { RoleArn } from './role-value';
import type { BrokenLink, LinkKind } from '../model/grants';
import type { ReadRule } from '../okta/group-rules';
import { isActive } from './okta-side';

/** Rules that would fill a role group and don't, since they aren't active. */
export function idleRules(rules: readonly ReadRule[], roleGroups: ReadonlySet<string>): BrokenLink[] {
  return rules
    .filter(
      (read) =>
        !isActive(read) && read.rule.status !== 'unknown' && read.targets.some(({ name }) => roleGroups.has(name)),
    )
    .map(({ rule, reads }) => ({
      kind: 'group rule',
      address: rule.address,
      subject: rule.name,
      reason:
        rule.status === 'INVALID'
          ? 'the rule is INVALID: a group that it names is gone, and Okta does not run it'
          : `the rule is ${rule.status}: Okta does not run it`,
      managementGroups: [...new Set(reads.map(({ name }) => name))].sort(),
    }));
}

/** Roles that trust a SAML provider, and that no role group leads to. */
export function unreached(
  roles: readonly ReadRole[],
  listed: readonly RoleArn[],
  /** Addresses at which a chain stopped: what is wrong there is reported already. */
  stopped: ReadonlySet<string>,
): BrokenLink[] {
  const arns = new Set(listed.map(({ arn }) => arn));
  let names: ReadonlySet<string> | undefined;
  const isListed = (id: string, name: string): boolean => {
    names ??= new Set(listed.map((role) => `${role.accountId}/${role.name}`));
    return names.has(`${id}/${name}`);
  };
  return roles.flatMap(({ role, trust, existing }): BrokenLink[] => {
    if (existing || stopped.has(role.address)) return [];
    const arn = known(role.arn);
    const id = known(role.accountId);
    const reached = arn === undefined ? id === undefined || isListed(id, role.name) : arns.has(arn);
    if (reached || !trustsProvider(trust)) return [];
    const kind: LinkKind = 'role group';
    return [
      {
        kind,
        address: role.address,
        subject: role.name,
        reason: 'the role trusts a SAML provider, and no role group that an app is assigned to leads to it',
        managementGroups: [],
      },
    ];
  });
}

function trustsProvider({ statements }: ReadRole['trust']): boolean {
  return statements.some(
    ({ statement, principals }) =>
      statement.effect === 'Allow' && principals.some(({ type }) => type === 'Federated') && isSaml(statement.actions),
  );
}

function isSaml(actions: readonly string[]): boolean {
  return actions.some((action) => /saml|\*/i.test(action));
}
