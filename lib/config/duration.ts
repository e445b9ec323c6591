/** `1h`, `90m`, `1h30m`, `3600s`, or plain seconds as a number or in digits. */
export const DURATION = /^(?=\d)(\d{1,4}h)?(\d{1,6}m)?(\d{1,8}s?)?$/;

/** @returns seconds; `undefined` where `duration` has none of the forms */
export function seconds(duration: string | number): number | undefined {
  if (typeof duration === 'number') return duration;
  const match = DURATION.exec(duration);
  if (!match) return undefined;
  const [, hours = '0', minutes = '0', rest = '0'] = match;
  return parseInt(hours, 10) * 3600 + parseInt(minutes, 10) * 60 + parseInt(rest, 10);
}
