import type { LiveApp, LiveGroup } from '../../live/snapshot';
import type { LiveIndex } from '../live/live-index';

export interface Assigned {
  readonly assign: 'all' | 'role-groups' | 'management-groups' | 'none';
  /** Assigned groups besides. */
  readonly assignedTo: readonly { readonly id: string; readonly name: string }[];
  /** Group ids that are assigned and not in the org's list. */
  readonly strangers: readonly string[];
}

/**
 * Whom the app is assigned to, in the configuration's words: the widest that names nobody else, and the rest one by one.
 * @param roleGroups ids of the groups that are taken over
 * @param granted ids of the management groups that are granted something
 * @param declared ids of all management groups; one that is assigned and granted nothing is named, and then all are
 */
export function assignedGroups(
  app: LiveApp,
  roleGroups: ReadonlySet<string>,
  granted: ReadonlySet<string>,
  declared: ReadonlySet<string>,
  live: LiveIndex,
): Assigned {
  const is = new Set(app.groups.map(({ groupId }) => groupId));
  const within = (some: ReadonlySet<string>) => [...some].every((id) => is.has(id));
  const named = [...declared].some((id) => is.has(id) && !granted.has(id));
  const [roles, people] = [within(roleGroups), within(granted) && !named];
  const assign =
    roles && people ? 'all' : roles ? 'role-groups' : people && granted.size > 0 ? 'management-groups' : 'none';
  const said = new Set([
    ...(assign === 'all' || assign === 'role-groups' ? roleGroups : []),
    ...(assign === 'all' || assign === 'management-groups' ? granted : []),
  ]);
  const rest = app.groups.flatMap(({ groupId }) => (said.has(groupId) ? [] : [groupId]));
  const groups = rest.map((id) => live.group(id));
  return {
    assign,
    assignedTo: groups.filter((group): group is LiveGroup => group !== undefined).map(({ id, name }) => ({ id, name })),
    strangers: rest.filter((_, i) => groups[i] === undefined),
  };
}
