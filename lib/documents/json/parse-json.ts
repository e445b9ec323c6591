import { type Json, type JsonObject, isObject } from './json';
import { UnreadableDocument } from './unreadable-document';

/** Characters of one document. A synthesized plan of 1,000 accounts × 10 roles in one stack has about 60 million. */
const MAX_LENGTH = 400_000_000;
/** Terraform's own documents nest about 15 deep; module calls in a plan add 4 for each level. */
const MAX_DEPTH = 200;

/**
 * The object that a JSON text holds. Everything after this may recurse: the nesting is bounded here.
 * @throws UnreadableDocument
 */
export function parseJsonObject(text: string, source: string, remedy = 'synthesize it again'): JsonObject {
  if (text.length > MAX_LENGTH)
    throw new UnreadableDocument(
      source,
      `has ${text.length} characters, at most ${MAX_LENGTH} are read`,
      'split it into stacks',
    );
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UnreadableDocument(source, `is not JSON: ${jsonProblem(error)}`, remedy);
  }
  return checkedObject(json, source);
}

/**
 * The same for what is parsed already.
 * @throws UnreadableDocument
 */
export function checkedObject(json: unknown, source: string): JsonObject {
  if (!isObject(json))
    throw new UnreadableDocument(source, 'holds no JSON object', 'give it what Terraform or CDKTF wrote');
  if (deeperThan(json, MAX_DEPTH))
    throw new UnreadableDocument(source, `nests deeper than ${MAX_DEPTH} levels`, 'Terraform writes no such document');
  return json;
}

function jsonProblem(error: unknown): string {
  // V8 quotes the whole text around the place; a message has room for a line of it.
  const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  return message.length > 200 ? `${message.slice(0, 200)}…` : message;
}

/** Without recursion: the stack is what the limit protects. */
function deeperThan(json: Json, limit: number): boolean {
  let level: Json[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    const next: Json[] = [];
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const child of Object.values<Json>(value))
          if (typeof child === 'object' && child !== null) next.push(child);
    level = next;
  }
  return false;
}
