import type { createColors } from 'picocolors';
import type { Severity } from '../model';

export type Paint = ReturnType<typeof createColors>;

/** A severity for a terminal, as wide as the longest. */
export function severityWord(severity: Severity, paint: Paint): string {
  const colours: Readonly<Record<Severity, (text: string) => string>> = {
    critical: paint.red,
    high: paint.red,
    medium: paint.yellow,
    low: paint.dim,
  };
  return colours[severity](severity.padEnd(8));
}
