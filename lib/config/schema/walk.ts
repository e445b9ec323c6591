import { z } from 'zod';
import type { Path } from '../path';

/** The schema that a path leads to; `undefined` where the path leaves it. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return schema;
  for (const next of children(schema, part)) {
    const found = schemaAt(next, rest);
    if (found) return found;
  }
  return undefined;
}

function children(schema: z.ZodType, part: string | number): z.ZodType[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return alternatives(inner).flatMap((option) => children(option, part));
  if (inner instanceof z.ZodArray) return typeof part === 'number' ? [inner.element as z.ZodType] : [];
  if (inner instanceof z.ZodRecord) return [inner.valueType as z.ZodType];
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape)
    .filter(([key]) => key === part)
    .map(([, value]) => value as z.ZodType);
}

/** The schema without "may be missing". */
export function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

/** The members of a union. */
export function alternatives(schema: z.ZodUnion): z.ZodType[] {
  return schema.options as z.ZodType[];
}

/** Keys that the mapping at `path` may have; empty where it may have any. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  const found = schemaAt(schema, path);
  const inner = found && unwrap(found);
  const candidates = inner instanceof z.ZodUnion ? alternatives(inner).map(unwrap) : [inner];
  return candidates.flatMap((candidate) => (candidate instanceof z.ZodObject ? Object.keys(candidate.shape) : []));
}

/** What a value looks like, in words. */
export interface Form {
  /** e.g. `a mapping` */
  readonly form: string;
  /** A string is legal, and nothing that YAML would read as a number. */
  readonly text: boolean;
}

/** What the value at `path` looks like. */
export function formAt(schema: z.ZodType, path: Path): Form {
  const found = schemaAt(schema, path);
  if (!found) return { form: 'another value', text: false };
  const kinds = leaves(found);
  return {
    form: formOf(found),
    text: kinds.some((kind) => kind instanceof z.ZodString) && !kinds.some((kind) => kind instanceof z.ZodNumber),
  };
}

function leaves(schema: z.ZodType): z.ZodType[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodUnion ? alternatives(inner).flatMap(leaves) : [inner];
}

function formOf(schema: z.ZodType): string {
  const { form } = schema.meta() ?? {};
  if (typeof form === 'string') return form;
  if (schema instanceof z.ZodOptional) return formOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodString) return 'a string';
  if (schema instanceof z.ZodNumber) return 'a number';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodArray) return 'a list';
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}`;
  return 'a mapping';
}
