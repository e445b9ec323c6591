import type { AppSettings } from './app-settings';
import { matchGroupFilter, type FilterMatch } from './group-filter';

/** A group that the user is in. */
export interface HeldGroup {
  readonly name: string;
  /** Where the group is mastered: `okta`, or the directory's app name, `active_directory`. */
  readonly source: string;
  /** Its assignment to the app, absent where there is none. */
  readonly assignment?: Assignment;
}

/** How a user or a group is assigned to the app. */
export interface Assignment {
  /** 0 goes first. */
  readonly priority: number;
  /** Role names picked in the assignment dialogue; they count only without group mapping, or with *Join all roles*. */
  readonly samlRoles: readonly string[];
}

export interface RoleQuestion {
  readonly settings: AppSettings;
  readonly groups: readonly HeldGroup[];
  /** Roles picked for this user alone. @default - none */
  readonly direct?: readonly string[];
  /** The app is assigned to this user in person. @default false */
  readonly inPerson?: boolean;
}

/**
 * The values of the assertion's Role attribute: `<SAML provider ARN>,<role ARN>` each, sorted, none twice.
 *
 * Any assignment, of one group of the user's or in person, gives the app. With *Use Group Mapping* every group of the user's
 * then counts, assigned or not, that is mastered where *App Filter* says and that *Group Filter* matches; its role is what
 * *Role Value Pattern* makes of the parts (docs/decisions/111). Without it the roles picked in the assignment count:
 * the user's own, or else the first group's. *Join all roles* adds up: the user's own, all groups', and the mapped ones.
 * @throws GroupFilterUnusable
 */
export function rolesFor(question: RoleQuestion): string[] {
  const { settings, groups, direct = [] } = question;
  if (!hasApp(question)) {
    // A filter that can't be applied is a fault of the app's, no matter who asks.
    matchGroupFilter(settings.groupFilter, []);
    return [];
  }
  const mapped = settings.useGroupMapping ? mappedRoles(settings, groups) : [];
  const picked = settings.useGroupMapping && !settings.joinAllRoles ? [] : pickedRoles(settings, groups, direct);
  return [...new Set([...mapped, ...picked])].sort();
}

/** Whether any assignment gives the user the app. */
export function hasApp({ groups, direct = [], inPerson = false }: RoleQuestion): boolean {
  return inPerson || direct.length > 0 || groups.some(({ assignment }) => assignment !== undefined);
}

function mappedRoles(settings: AppSettings, groups: readonly HeldGroup[]): string[] {
  const sources = appFilterSources(settings);
  const names = groups.flatMap(({ name, source }) => (sources.has(source) ? [name] : []));
  return matchGroupFilter(settings.groupFilter, names).flatMap((match) => mappedRole(settings, match) ?? []);
}

export function appFilterSources({ appFilter }: Pick<AppSettings, 'appFilter'>): ReadonlySet<string> {
  return new Set(appFilter.split(',').map((source) => source.trim()));
}

const PLACEHOLDER = /\$\{(role|accountid)\}/g;

/** `undefined` where the pattern asks for a part that the filter did not find. */
export function mappedRole(
  { roleValuePattern }: Pick<AppSettings, 'roleValuePattern'>,
  { role, accountId }: Pick<FilterMatch, 'role' | 'accountId'>,
): string | undefined {
  const parts = new Map([
    ['role', role],
    ['accountid', accountId],
  ]);
  const asked = [...roleValuePattern.matchAll(PLACEHOLDER)].map(([, name = '']) => parts.get(name));
  if (asked.includes(undefined)) return undefined;
  return roleValuePattern.replace(PLACEHOLDER, (_, name: string) => parts.get(name) ?? '');
}

function pickedRoles(settings: AppSettings, groups: readonly HeldGroup[], direct: readonly string[]): string[] {
  const [first, ...others] = groups
    .flatMap(({ assignment }) => (assignment ? [assignment] : []))
    .sort((a, b) => a.priority - b.priority)
    .map(({ samlRoles }) => samlRoles);
  const names = settings.joinAllRoles
    ? [...direct, ...(first ?? []), ...others.flat()]
    : direct.length > 0
      ? direct
      : (first ?? []);
  return names.flatMap((name) => pickedRole(name, settings.identityProviderArn));
}

/** A role picked by name is a role of the account of *Identity Provider ARN*. */
function pickedRole(name: string, providerArn: string | undefined): string[] {
  const account = /^arn:[\w-]+:iam::\d{12}:/.exec(providerArn ?? '')?.[0];
  return account === undefined || providerArn === undefined ? [] : [`${providerArn},${account}role/${name}`];
}
