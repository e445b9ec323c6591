import type { Json } from '../../documents';
import { type Context, type Judgement, refused, sameValue, stateOnly } from './model';
import { textOf, textsOf } from './values';

/** Members that Terraform lists, of a group that exists. */
export function judgeMembers(_was: Json | undefined, _will: Json | undefined, { change, live }: Context): Judgement {
  const [then, now] = [change.before, change.after].map((side) => textsOf(side?.['users']));
  const lost = (then ?? []).filter((id) => !now?.includes(id));
  const group = nameOf(change, live);
  if (change.importing !== undefined)
    return refused(
      'members-removed',
      lost.length > 0
        ? `${lost.length} people would be taken out of ${group}`
        : `members of ${group} are imported: from then on anyone who is not listed is taken out (leave "members" out)`,
    );
  if (lost.length > 0) return refused('members-removed', `${lost.length} people would be taken out of ${group}`);
  return addedTo(group, now ?? [], then ?? []);
}

/** A new list of members: those who are in already are put in again. */
export function judgeNewMembers({ change, live }: Context): Judgement {
  const id = textOf(change.after, 'group_id');
  const group = nameOf(change, live);
  if (change.after?.['track_all_users'] === true)
    return refused('members-removed', `everybody who is not listed would be taken out of ${group}`);
  const people = id === undefined ? undefined : live?.group(id)?.people;
  if (people === undefined)
    return refused('unknown', `who is in ${group} already is not known (give --snapshot, taken with --people)`);
  return addedTo(
    group,
    textsOf(change.after?.['users']),
    people.map((person) => person.id),
  );
}

function addedTo(group: string, will: readonly string[], are: readonly string[]): Judgement {
  const gained = will.filter((id) => !are.includes(id));
  if (gained.length > 0) return refused('role-gained', `${gained.length} people would be put into ${group}`);
  return will.length === 0 ? stateOnly('nobody is listed') : sameValue(`who is listed is in ${group} already`);
}

function nameOf({ before, after }: Context['change'], live: Context['live']): string {
  const id = textOf(after, 'group_id') ?? textOf(before, 'group_id');
  return id === undefined ? 'a group' : (live?.group(id)?.name ?? id);
}
