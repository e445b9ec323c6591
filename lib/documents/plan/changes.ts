import { blocks, type Json, type JsonObject, isObject, objectAt, property, strings, text } from '../json/json';
import { unique } from '../order';

/** One entry of `resource_changes`, as it is written. */
export interface ResourceChange {
  readonly address: string;
  readonly managed: boolean;
  readonly type: string;
  readonly actions: readonly string[];
  /** Module instance that it is in; absent for the root. */
  readonly module?: string;
  readonly name: string;
  readonly source?: string;
  readonly previousAddress?: string;
  readonly reason?: string;
  /** An object that was kept during an earlier replacement; the current one of this address is another. */
  readonly deposed?: string;
  /** Id of the object that is taken over; empty where only the apply knows it. */
  readonly importing?: string;
  /** Undefined where the plan leaves it out, `null` where there is no object on this side. */
  readonly before: JsonObject | null | undefined;
  readonly after: JsonObject | null | undefined;
  readonly unknown: Json;
  readonly sensitive: readonly [before: Json, after: Json];
  readonly replacePaths: readonly string[];
}

export function resourceChanges(list: Json | undefined): ResourceChange[] {
  return blocks(list).flatMap((entry): ResourceChange[] => {
    const address = text(entry, 'address');
    if (address === undefined) return [];
    const change = objectAt(entry, 'change');
    const importing = property(change, 'importing');
    return [
      {
        address,
        managed: (text(entry, 'mode') ?? 'managed') === 'managed',
        type: text(entry, 'type') ?? '',
        name: text(entry, 'name') ?? '',
        actions: strings(property(change, 'actions')),
        source: text(entry, 'provider_name'),
        module: text(entry, 'module_address'),
        previousAddress: text(entry, 'previous_address'),
        reason: text(entry, 'action_reason'),
        deposed: text(entry, 'deposed'),
        importing: isObject(importing) ? (text(importing, 'id') ?? '') : undefined,
        before: side(property(change, 'before')),
        after: side(property(change, 'after')),
        unknown: property(change, 'after_unknown') ?? false,
        sensitive: [property(change, 'before_sensitive') ?? false, property(change, 'after_sensitive') ?? false],
        replacePaths: paths(property(change, 'replace_paths')),
      },
    ];
  });
}

/** Whether actions leave everything as it is. */
export function areIdle(actions: readonly string[]): boolean {
  return actions.every((action) => action === 'no-op' || action === 'read');
}

function side(value: Json | undefined): JsonObject | null | undefined {
  return value === null || isObject(value) ? value : undefined;
}

function paths(value: Json | undefined): string[] {
  if (!Array.isArray(value)) return [];
  const shown = (value as readonly Json[]).map((path) => (Array.isArray(path) ? path.map(String).join('.') : ''));
  return unique(shown.filter((path) => path !== ''));
}
