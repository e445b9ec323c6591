import { known, unique } from '../../documents';
import type { BrokenLink } from '../model/grants';
import { shown } from './evidence';
import type { AppSide } from './okta-side';

/** What keeps a whole app from giving anybody a role; `undefined` where nothing does. */
export function appProblem(
  { app: { app }, picked, complete }: AppSide,
  affected: () => readonly string[],
): BrokenLink | undefined {
  const broken = (reason: string): BrokenLink => ({
    kind: 'app assignment',
    address: app.address,
    subject: app.label,
    reason,
    managementGroups: unique(affected()),
  });
  if (app.status === 'INACTIVE') return broken('the app is inactive: nobody can open it');
  if (app.signOn?.refusesAll === true && complete) return broken('its sign-on policy refuses everybody');
  if (known(app.useGroupMapping) === false && !picked)
    return broken('Use Group Mapping is off: Okta reads no roles out of group names');
  return undefined;
}

/** Why nothing can be said of what an app gives; `undefined` where something can. */
export function appDoubt({ app: { app }, picked }: AppSide): string | undefined {
  if (app.status !== 'ACTIVE' && app.status !== 'INACTIVE') return `the app's status is ${app.status}`;
  if (known(app.useGroupMapping) === false && picked)
    return 'roles are picked by name in assignments, which is not followed; Use Group Mapping is off';
  return 'unknown' in app.useGroupMapping ? `Use Group Mapping: ${shown(app.useGroupMapping)}` : undefined;
}
