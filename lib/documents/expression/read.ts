import type { Read } from '../model/address';
import { isList, Symbolic, type Value } from './value';

/** @param fallback what holds where the document says nothing */
export function readText(value: Value | undefined, fallback?: string): Read<string> {
  if (value === undefined || value === null)
    return fallback === undefined ? { unknown: 'it is not in the documents' } : { known: fallback };
  if (value instanceof Symbolic) return { unknown: value.reason };
  return typeof value === 'object' ? { unknown: 'it is not a string' } : { known: String(value) };
}

export function readBoolean(value: Value | undefined, fallback: boolean): Read<boolean> {
  if (value === undefined || value === null) return { known: fallback };
  if (value instanceof Symbolic) return { unknown: value.reason };
  // Terraform converts `"true"` and `"false"`, and texts that are numbers.
  if (value === true || value === 'true') return { known: true };
  return value === false || value === 'false' ? { known: false } : { unknown: 'it is neither true nor false' };
}

export function readNumber(value: Value | undefined, fallback: number): Read<number> {
  if (value === undefined || value === null) return { known: fallback };
  if (value instanceof Symbolic) return { unknown: value.reason };
  const known = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof known === 'number' && Number.isFinite(known) ? { known } : { unknown: 'it is not a number' };
}

export function known<T>(read: Read<T>): T | undefined {
  return 'known' in read ? read.known : undefined;
}

/** Elements of a list, or of blocks, of which one may stand alone; and why there may be more. */
export interface Elements {
  readonly items: readonly Value[];
  readonly rest: readonly Symbolic[];
}

export function elements(value: Value | undefined): Elements {
  if (value === undefined || value === null) return { items: [], rest: [] };
  if (isList(value)) return { items: value, rest: [] };
  return value instanceof Symbolic ? { items: [], rest: [value] } : { items: [value], rest: [] };
}
