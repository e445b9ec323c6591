const DAY = 86_400_000;

/** Whole days from an instant to the day of the audit; negative where it is still to come. */
export function daysSince(instant: string, today: string): number {
  return Math.floor((Date.parse(`${today}T00:00:00Z`) - Date.parse(instant)) / DAY);
}

/** Days after which what was not used counts as unused, and a key as old. */
export const LONG = 90;
