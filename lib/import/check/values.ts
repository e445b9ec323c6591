import { canonical, isObject, type Json, type JsonObject, property } from '../../documents';

export function textOf(values: JsonObject | null | undefined, name: string): string | undefined {
  const value = property(values ?? undefined, name);
  return typeof value === 'string' ? value : undefined;
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function textsOf(value: Json | undefined): string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

/** Whether two values say the same. What a provider leaves out is `null`, `""`, `[]` or `{}` to it. */
export function equal(one: Json | undefined, other: Json | undefined): boolean {
  return canonical(reduced(one)) === canonical(reduced(other));
}

/** Whether two JSON texts say the same; undefined where one of them is not JSON. */
export function equalJson(one: Json | undefined, other: Json | undefined): boolean | undefined {
  const [then, now] = [parsed(one), parsed(other)];
  return then === undefined || now === undefined ? undefined : canonical(then) === canonical(now);
}

export function parsed(text: Json | undefined): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function reduced(value: Json | undefined): Json {
  if (value === undefined || value === '') return null;
  if (Array.isArray(value)) return (value as readonly Json[]).length === 0 ? null : value;
  return isObject(value) && Object.keys(value).length === 0 ? null : value;
}
