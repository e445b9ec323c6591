import { isObject, type Json, property } from '../../documents';
import { type Context, type Judgement, refused, sameValue } from './model';
import { listOf, textOf } from './values';

interface Assigned {
  readonly id: string;
  readonly priority: Json;
}

/** The list of assigned groups. Its order says nothing; what each entry says does. */
export function judgeAssignments(was: Json | undefined, will: Json | undefined, { change, live }: Context): Judgement {
  const [then, now] = [assigned(was), assigned(will)];
  if (then === undefined || now === undefined)
    return refused('unknown', 'which groups the plan assigns is not known before the apply');
  const named = (id: string) => live?.group(id)?.name ?? id;
  const [before, after] = [new Map(then.map((each) => [each.id, each])), new Map(now.map((each) => [each.id, each]))];
  const lost = then.filter(({ id }) => !after.has(id)).map(({ id }) => named(id));
  if (lost.length > 0) return refused('role-lost', `the app is taken from ${lost.sort().join(', ')}`);
  const gained = now.filter(({ id }) => !before.has(id)).map(({ id }) => named(id));
  if (gained.length > 0) return refused('role-gained', `the app is assigned to ${gained.sort().join(', ')}`);
  const moved = now.filter(({ id, priority }) => before.get(id)?.priority !== priority);
  if (moved.length > 0)
    return refused(
      'real-change',
      `other priorities, which decide for people in several groups: ${moved
        .map(({ id }) => named(id))
        .sort()
        .join(', ')}`,
    );
  const id = textOf(change.before, 'app_id') ?? textOf(change.before, 'id') ?? change.importing;
  const app = id === undefined ? undefined : live?.app(id);
  if (app === undefined || live?.gap('okta') !== undefined)
    return refused(
      'unknown',
      'every group is assigned again, and roles that were picked for a group by hand may be lost: whether there are any is not known (give --snapshot)',
    );
  const picked = app.groups.filter(({ samlRoles }) => samlRoles.length > 0).map(({ groupId }) => named(groupId));
  return picked.length === 0
    ? sameValue('the same groups with the same priorities, in another order')
    : refused('picked-roles', `roles were picked by hand for ${picked.sort().join(', ')}, and may be lost`);
}

function assigned(list: Json | undefined): Assigned[] | undefined {
  const found = listOf(list ?? []).map((entry) => {
    const id = isObject(entry) ? property(entry, 'id') : undefined;
    return typeof id === 'string' && isObject(entry)
      ? { id, priority: property(entry, 'priority') ?? null }
      : undefined;
  });
  return found.some((entry) => entry === undefined) ? undefined : (found as Assigned[]);
}
