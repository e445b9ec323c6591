import { isObject, type Json, type JsonObject, property } from './document/document';

/** What this product writes into the comment of a stack or a resource: `"//": {"federation": {…}}`. */
export function noteIn(comment: Json | undefined): JsonObject | undefined {
  const note = isObject(comment) ? property(comment, 'federation') : undefined;
  return isObject(note) ? note : undefined;
}
