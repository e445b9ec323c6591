import { ABSENT, base, put, type Config } from './config';
import type { Row } from './rows';

/** What can happen to a key. */
export const EVENTS = ['changes', 'appears', 'goes'] as const;
export type Event = (typeof EVENTS)[number];

/** The configurations before and after. */
export function configurations(row: Row, file: string, path: string, event: Event): readonly [Config, Config] {
  const given = row[event];
  if (given !== undefined) return given;
  const around = (row.around ?? ((config) => config))(base());
  const withValue = (value: unknown) => put(around, file, path, value);
  if (event === 'changes') return [withValue(row.a), withValue(row.b)];
  return event === 'appears' ? [withValue(ABSENT), withValue(row.a)] : [withValue(row.a), withValue(ABSENT)];
}
