import { blocks, type Document, type Json, property } from './document/document';
import type { BetweenNote } from './model';
import { noteIn } from './note';
import { unescaped } from './unescaped';

/** Changes that are not finished, from the comments of stacks; two stacks that say the same say it once. */
export function betweenIn(sources: readonly Document[]): BetweenNote[] {
  const notes = sources.flatMap((source) => (source.kind === 'configuration' ? notesOf(source.root['//']) : []));
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function notesOf(comment: Json | undefined): BetweenNote[] {
  return blocks(property(noteIn(comment), 'between')).flatMap((entry) => {
    const [id, what, detail] = ['id', 'what', 'detail'].map((name) => unescaped(property(entry, name)));
    if (id === undefined || what === undefined) return [];
    return [{ id, what, detail }];
  });
}
