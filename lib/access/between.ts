import { blocks, type Document, isObject, type Json, property } from './document/document';
import type { BetweenNote } from './model';

/** Changes that are not finished, from the comments of stacks; two stacks that say the same say it once. */
export function betweenIn(sources: readonly Document[]): BetweenNote[] {
  const notes = sources.flatMap((source) => (source.kind === 'configuration' ? notesOf(source.root['//']) : []));
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function notesOf(comment: Json | undefined): BetweenNote[] {
  const federation = isObject(comment) ? property(comment, 'federation') : undefined;
  const between = isObject(federation) ? property(federation, 'between') : undefined;
  return blocks(between).flatMap((entry) => {
    const [id, what, detail] = ['id', 'what', 'detail'].map((name) => text(property(entry, name)));
    if (id === undefined || what === undefined) return [];
    return [{ id, what, ...(detail === undefined ? {} : { detail }) }];
  });
}

/** Templates are escaped, as everywhere in Terraform's JSON. */
function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(/([$%])\1\{/g, '$1{') : undefined;
}
