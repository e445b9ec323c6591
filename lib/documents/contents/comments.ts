import { blocks, type Json, type JsonObject, objectAt, property, strings } from '../json/json';
import type { Document } from '../model/document';
import type { Acceptance, BetweenNote, GrantNote, Written } from '../model/notes';
import { sortedBy } from '../order';
import type { Resource } from '../resources/resource';
import { unescaped } from '../text';

/** What this product writes into the comment of a stack or a resource: `"//": {"federation": {…}}`. */
function noteIn(comment: Json | undefined): JsonObject {
  return objectAt(comment, 'federation');
}

function notesOf(sources: readonly Document[]): JsonObject[] {
  return sources.flatMap((source) => (source.kind === 'configuration' ? [noteIn(source.root['//'])] : []));
}

function textOf(entry: Json, name: string): string | undefined {
  return unescaped(property(entry, name));
}

/** Findings that a resource's comment accepts. */
export function acceptances(resource: Resource | undefined): readonly Acceptance[] {
  const accepted = property(noteIn(resource?.comment), 'accept');
  if (accepted === undefined) return [];
  const found = blocks(accepted).flatMap((entry) => {
    const [rule, reason] = [textOf(entry, 'rule'), textOf(entry, 'reason')];
    return rule === undefined || reason === undefined ? [] : [{ rule, reason }];
  });
  return sortedBy(found, ({ rule }) => rule);
}

/** Ends and reasons of grants that a resource's comment gives. */
export function grantNotes(resource: Resource | undefined): readonly GrantNote[] {
  const grants = property(noteIn(resource?.comment), 'grants');
  if (grants === undefined) return [];
  const found = blocks(grants).flatMap((entry) => {
    const managementGroup = textOf(entry, 'managementGroup');
    if (managementGroup === undefined) return [];
    return [{ managementGroup, until: textOf(entry, 'until'), reason: textOf(entry, 'reason') }];
  });
  return sortedBy(found, ({ managementGroup }) => managementGroup);
}

/** Changes that are not finished, from the comments of stacks; two stacks that say the same say it once. */
export function betweenIn(sources: readonly Document[]): BetweenNote[] {
  const notes = notesOf(sources).flatMap((note) =>
    blocks(property(note, 'between')).flatMap((entry) => {
      const [id, what] = [textOf(entry, 'id'), textOf(entry, 'what')];
      return id === undefined || what === undefined ? [] : [{ id, what, detail: textOf(entry, 'detail') }];
    }),
  );
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** Where the configuration says what, from the comments of stacks. For people: nothing is decided by it. */
export function writtenIn(sources: readonly Document[]): Written | undefined {
  const entriesOf = (name: string) => notesOf(sources).flatMap((note) => Object.entries(objectAt(note, name)));
  const accounts = entriesOf('accounts').flatMap(([id, place]) => {
    const file = textOf(place, 'file');
    if (file === undefined) return [];
    return [[id, { file, roles: strings(property(place, 'roles')).map((role) => unescaped(role)) }] as const];
  });
  const groups = entriesOf('managementGroups').flatMap(([name, value]) => {
    const key = unescaped(value);
    return key === undefined ? [] : [[unescaped(name), key] as const];
  });
  if (accounts.length + groups.length === 0) return undefined;
  return { accounts: new Map(accounts), managementGroups: new Map(groups) };
}
