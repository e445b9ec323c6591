import type { Access, App, AssertedRole, RoleGroup } from '../../access';

/** One entry of the role list after sign-in. */
export interface PickerRole extends Omit<AssertedRole, 'app'> {
  readonly accountId: string;
  /** As the role group's name has it, else the account id. */
  readonly accountName: string;
  readonly role: string;
  readonly roleGroup: string;
  /** Those of the person's groups that lead there. */
  readonly through: readonly string[];
}

/**
 * The roles in the assertion of someone who is in these groups and in no other, sorted by account and role. Roles that
 * Okta lists and AWS refuses are among them, marked by their `outcome`.
 * @param groups names of management groups, or of role groups that somebody was put into by hand
 */
export function rolesAfterSignIn(access: Access, groups: readonly string[]): PickerRole[] {
  const through = throughWhich(access, new Set(groups));
  const holds = new Map(access.apps.map((app) => [app.address, holdsApp(app, through)]));
  const roles = access.roleGroups.flatMap((group) =>
    (through.get(group.name)?.size ?? 0) > 0
      ? (group.asserted ?? [])
          .filter(({ app }) => holds.get(app) !== false)
          .map((role) => {
            const sure: AssertedRole =
              holds.get(role.app) === true
                ? role
                : { ...role, outcome: 'unknown', reason: 'whether any group of these gives the app is not known' };
            return entry(group, sure, [...(through.get(group.name) ?? [])].sort());
          })
      : [],
  );
  const pairs = new Map<string, PickerRole>();
  for (const role of roles) {
    const pair = `${role.providerArn},${role.roleArn}`;
    const other = pairs.get(pair);
    pairs.set(pair, other ? { ...other, through: [...new Set([...other.through, ...role.through])].sort() } : role);
  }
  return [...pairs.keys()].sort().flatMap((pair) => pairs.get(pair) ?? []);
}

/** Role group → those of the person's groups that put them into it. */
function throughWhich({ rules }: Access, groups: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map([...groups].map((name) => [name, new Set([name])]));
  for (const { status, reads, targets } of rules) {
    if (status !== 'ACTIVE' || !('known' in reads) || !('known' in targets)) continue;
    for (const target of targets.known)
      for (const name of reads.known)
        if (groups.has(name)) found.set(target, (found.get(target) ?? new Set()).add(name));
  }
  return found;
}

/** Whether somebody in these groups has the app; `undefined` where that can't be said. */
function holdsApp({ assigned }: App, theirs: ReadonlyMap<string, unknown>): boolean | undefined {
  if (!assigned) return undefined;
  if (assigned.everyone || assigned.groups.some((name) => theirs.has(name))) return true;
  return assigned.complete ? false : undefined;
}

function entry(group: RoleGroup, asserted: AssertedRole, through: readonly string[]): PickerRole {
  const [, , , , accountId = ''] = asserted.roleArn.split(':');
  const { providerArn, roleArn, outcome, reason } = asserted;
  return {
    providerArn,
    roleArn,
    outcome,
    reason,
    accountId,
    accountName: group.accountName ?? accountId,
    role: roleArn.slice(roleArn.lastIndexOf('/') + 1),
    roleGroup: group.name,
    through,
  };
}
