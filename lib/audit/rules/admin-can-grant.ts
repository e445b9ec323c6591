import type { Access } from '../../access';
import type { LiveAdminRole, LiveMachine, Snapshot } from '../../live/snapshot';
import { declaredById, orgPlaces } from '../declared';
import { liveIndex } from '../live';
import type { AuditRule } from '../model';
import { amount } from '../../review/formats/words';
import { liveRoleGroups } from '../role-groups';

export const adminCanGrant: AuditRule = {
  id: 'admin-can-grant',
  severity: 'medium',
  title: 'Somebody can give roles besides the configuration',
  why: 'Who may change the app, or who is in its groups, can get every role that they give, without a pull request.',
  remedy:
    'Take the administrator role away or limit it to other groups and apps; accept those who have to keep it, with the reason.',
  check: (audited) => {
    const { declared, live, snapshot } = audited;
    const { admins = [], machines = [] } = snapshot.okta;
    const at = { address: orgPlaces(declared)[0] ?? 'okta:org', alsoAt: orgPlaces(declared) };
    const reach = { groups: decisiveGroups(declared, live, snapshot), apps: appIds(snapshot) };
    const ways = new Map(
      admins.map((admin) => [admin.id, admin.roles.flatMap((role) => (granting(role, reach) ? [textOf(role)] : []))]),
    );
    return [
      ...admins
        .filter(({ id }) => (ways.get(id) ?? []).length > 0)
        .map(({ kind, id, name }) => ({
          ...at,
          subject: kind === 'group' ? `members of ${name}` : name,
          evidence: (ways.get(id) ?? []).join('; '),
        })),
      ...machines.flatMap((machine) => {
        const evidence = byMachine(machine, waysOf(machine.owner, ways, snapshot));
        return evidence === undefined ? [] : [{ ...at, subject: `${machine.kind} ${machine.name}`, evidence }];
      }),
    ];
  },
};

interface Reach {
  readonly groups: ReadonlySet<string>;
  readonly apps: ReadonlySet<string>;
}

/** Groups that decide about roles: those that name one, and those that are declared or read by a rule that fills one. */
function decisiveGroups(declared: Access, live: Access, snapshot: Snapshot): ReadonlySet<string> {
  const granting = live.managementGroups.flatMap(({ id }) => id ?? []);
  return new Set([...liveRoleGroups(live, snapshot).keys(), ...declaredById(declared, snapshot).keys(), ...granting]);
}

function appIds({ okta }: Snapshot): ReadonlySet<string> {
  return new Set(['amazon_aws', ...okta.apps.map(({ id }) => id)]);
}

/** @see https://help.okta.com/en-us/content/topics/security/administrators-admin-comparison.htm */
const OF_GROUPS = new Set(['USER_ADMIN', 'GROUP_MEMBERSHIP_ADMIN', 'GROUP_ADMIN']);
const CUSTOM_GROUPS = /^okta\.(groups\.(manage|members\.manage)|users\.(manage|groupMembership\.manage))$/;
const CUSTOM_APPS =
  /^okta\.(apps\.(manage|assignment\.manage)|users\.appAssignment\.manage|groups\.appAssignment\.manage)$/;
const CUSTOM_ROLES = /^okta\.(iam|roles)\.(manage|.*\.manage)$/;

function granting({ type, groups, apps, permissions = [], resources }: LiveAdminRole, reach: Reach): boolean {
  if (type === 'SUPER_ADMIN' || type === 'ORG_ADMIN') return true;
  if (OF_GROUPS.has(type)) return groups === undefined || groups.some((id) => reach.groups.has(id));
  if (type === 'APP_ADMIN') return apps === undefined || apps.some((id) => reach.apps.has(id));
  if (type !== 'CUSTOM') return false;
  const holds = (form: RegExp, kind: string, ids: ReadonlySet<string>) =>
    permissions.some((permission) => form.test(permission)) &&
    (resources === undefined || resources.some((name) => covers(name, kind, ids)));
  return (
    permissions.some((permission) => CUSTOM_ROLES.test(permission)) ||
    holds(CUSTOM_GROUPS, 'groups', reach.groups) ||
    holds(CUSTOM_APPS, 'apps', reach.apps)
  );
}

/** `orn:okta:directory:<org>:groups`, with an id behind it for one of them; `…/api/v1/groups/<id>` where it is a link. */
function covers(resource: string, kind: string, ids: ReadonlySet<string>): boolean {
  const found = new RegExp(`[:/]${kind}(?:[:/](.+))?$`).exec(resource);
  // Anyone who may manage people may manage the groups that they are in.
  if (found === null) return kind === 'groups' && /[:/]users$/.test(resource);
  const behind = found[1] ?? '*';
  return behind === '*' || behind.split(/[:/]/).some((part) => ids.has(part));
}

function textOf({ label, type, groups, apps }: LiveAdminRole): string {
  const limits = [
    ...(groups === undefined ? [] : [amount(groups.length, 'group')]),
    ...(apps === undefined ? [] : [amount(apps.length, 'app')]),
  ];
  return `${label === '' ? type : label}${limits.length === 0 ? '' : ` for ${limits.join(' and ')}`}`;
}

const WRITING_SCOPES = /^okta\.(groups|apps|appGrants|roles|users)\.manage$/;

/** What a person may do, by their own roles and those of their groups; `undefined`: not known. */
function waysOf(
  person: string | undefined,
  ways: ReadonlyMap<string, readonly string[]>,
  snapshot: Snapshot,
): readonly string[] | undefined {
  const { admins } = snapshot.okta;
  if (person === undefined || admins === undefined) return undefined;
  const { groups } = liveIndex(snapshot);
  const found = [...(ways.get(person) ?? [])];
  let known = true;
  for (const { kind, id } of admins) {
    if (kind !== 'group') continue;
    const people = groups.get(id)?.people;
    if (people === undefined) known = false;
    else if (people.some((member) => member.id === person)) found.push(...(ways.get(id) ?? []));
  }
  return found.length > 0 || known ? found : undefined;
}

function byMachine({ kind, scopes = [] }: LiveMachine, ownersWays: readonly string[] | undefined): string | undefined {
  const writing = scopes.filter((scope) => WRITING_SCOPES.test(scope)).sort();
  if (kind === 'service app') return writing.length === 0 ? undefined : `may ask for ${writing.join(', ')}`;
  // A token may do what its owner may do.
  if (ownersWays === undefined) return 'what its owner may do is unknown';
  return ownersWays.length > 0 ? `acts for its owner: ${ownersWays.join('; ')}` : undefined;
}
