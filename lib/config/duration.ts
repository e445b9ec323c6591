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

/** A duration as other tools or people write it (`PT4H`, `4 hours`), in the form that is taken here. */
export function durationIn(text: string): string | undefined {
  const compact = text
    .toLowerCase()
    .replace(/^pt(?=\d)/, '')
    .replace(/\s+/g, '');
  const parts = /^(?:(\d+)h(?:ou)?r?s?)?(?:(\d+)m(?:in(?:ute)?s?)?)?$/.exec(compact);
  const [, hours, minutes] = parts ?? [];
  const duration = `${hours === undefined ? '' : `${hours}h`}${minutes === undefined ? '' : `${minutes}m`}`;
  return DURATION.test(duration) ? duration : undefined;
}
