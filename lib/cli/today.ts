import { EXIT } from './exit-code';
import { Failure } from './failure';
import type { Io } from './io';

/**
 * The day that ends of grants are compared with, `YYYY-MM-DD`: from `FEDERATION_TODAY`, so that a run can be repeated,
 * else the current day, UTC.
 * @throws Failure for anything that is not a day
 */
export function todayFrom(env: Io['env']): string {
  const text = env['FEDERATION_TODAY'] ?? '';
  if (text === '') return new Date().toISOString().slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new Failure(`FEDERATION_TODAY ${JSON.stringify(text)}: needs a day like 2027-01-31`, EXIT.usage);
}
