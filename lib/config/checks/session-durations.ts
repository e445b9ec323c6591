import { ROLE_SESSION_SECONDS, SIGN_IN_SECONDS } from '../../naming/limits';
import type { Check } from '../check';
import type { Complain } from '../complain';
import { DEFAULTS } from '../defaults';
import { seconds } from '../duration';
import { keyOf } from '../merge-roles';
import type { Path } from '../path';
import { writtenRoles } from '../written-places';

interface Range {
  /** Seconds. */
  readonly least: number;
  readonly most: number;
  /** The same in words. */
  readonly form: string;
}

const ROLE: Range = { ...ROLE_SESSION_SECONDS, form: '1h to 12h' };
const APP: Range = { ...SIGN_IN_SECONDS, form: '15m to 12h' };

/** AWS's ranges, and: a session that is longer than its role allows fails at sign-in. */
export const sessionDurations: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  const asked = yaml.okta?.app?.sessionDuration ?? DEFAULTS.sessionDuration;
  inRange(asked, APP, file, ['okta', 'app', 'sessionDuration'], complain);
  for (const { file: place, path, value } of writtenRoles(draft))
    inRange(value.sessionDuration, ROLE, place, [...path, 'sessionDuration'], complain);
  for (const { roles } of draft.accounts)
    for (const role of roles) {
      const own = keyOf(role, 'sessionDuration');
      if (!own || (seconds(own.value) ?? Infinity) >= (seconds(asked) ?? 0) || !isIn(own.value, ROLE)) continue;
      complain(own.file, own.path, {
        value: own.value,
        requirement: `is less than the ${asked} that the app asks for, and AWS refuses such a sign-in`,
        remedy: 'allow as much here, or lower okta.app.sessionDuration',
      });
    }
};

function inRange(value: string | number | undefined, range: Range, file: string, path: Path, complain: Complain) {
  if (value === undefined || isIn(value, range)) return;
  complain(file, path, {
    value,
    requirement: `needs ${range.form}`,
    remedy: unitMissing(value) ?? 'AWS allows no other session',
  });
}

function isIn(value: string | number, { least, most }: Range): boolean {
  const length = seconds(value);
  return length === undefined || (length >= least && length <= most);
}

/** A number without a unit is seconds; few seconds were hours in their author's mind, more were minutes. */
function unitMissing(value: string | number): string | undefined {
  if (!/^\d+$/.test(String(value))) return undefined;
  const number = Number(value);
  const unit = number >= 1 && number <= 12 ? 'h' : number >= 15 && number <= 720 ? 'm' : undefined;
  return unit === undefined ? undefined : `did you mean ${value}${unit}? A number without a unit is seconds`;
}
