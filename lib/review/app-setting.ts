import type { App } from '../access';
import type { Read } from '../documents';
import { appPairs } from './lookup';
import type { Change, Sighting } from './model';
import { shift } from './read';

/** Sightings of apps whose setting differs, or can be read on one side only. */
export function changedSetting(change: Change, setting: (app: App) => Read<unknown>): Sighting[] {
  return appPairs(change).flatMap(({ then, now }) => {
    const evidence = shift(setting(then), setting(now));
    return evidence === undefined ? [] : [{ subject: now.label, address: now.address, evidence }];
  });
}
