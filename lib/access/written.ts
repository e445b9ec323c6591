import { type Document, isObject, type Json, property } from './document/document';
import type { Written } from './model';
import { noteIn } from './note';
import { unescaped } from './unescaped';

/** Where the configuration says what, from the comments of stacks. For people: nothing is decided by it. */
export function writtenIn(sources: readonly Document[]): Written | undefined {
  const notes = sources.flatMap((source) => {
    const note = source.kind === 'configuration' ? noteIn(source.root['//']) : undefined;
    return note === undefined ? [] : [note];
  });
  const accounts = notes.flatMap((note) =>
    entries(property(note, 'accounts')).flatMap(([id, place]) => {
      const file = isObject(place) ? unescaped(property(place, 'file')) : undefined;
      if (file === undefined || !isObject(place)) return [];
      const roles = property(place, 'roles');
      return [[id, { file, roles: Array.isArray(roles) ? texts(roles as readonly Json[]) : [] }] as const];
    }),
  );
  const groups = notes.flatMap((note) =>
    entries(property(note, 'managementGroups')).flatMap(([name, value]) => {
      const key = unescaped(value);
      return key === undefined ? [] : [[unescaped(name), key] as const];
    }),
  );
  if (accounts.length + groups.length === 0) return undefined;
  return { accounts: new Map(accounts), managementGroups: new Map(groups) };
}

function entries(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

function texts(values: readonly Json[]): string[] {
  return values.flatMap((value) => unescaped(value) ?? []);
}
