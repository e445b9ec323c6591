import type { Read } from '../model';
import { toBoolean, toNumber } from './value';
import { isList, OpenList, Symbolic, type Value } from './value';

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
  const known = toBoolean(value);
  return known === undefined ? { unknown: 'it is neither true nor false' } : { known };
}

export function readNumber(value: Value | undefined, fallback: number): Read<number> {
  if (value === undefined || value === null) return { known: fallback };
  if (value instanceof Symbolic) return { unknown: value.reason };
  const known = toNumber(value);
  return known === undefined ? { unknown: 'it is not a number' } : { known };
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
  if (value instanceof OpenList) return value;
  return value instanceof Symbolic ? { items: [], rest: [value] } : { items: [value], rest: [] };
}
