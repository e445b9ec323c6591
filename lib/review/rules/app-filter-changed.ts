import type { App } from '../../access';
import { changedSetting } from '../app-setting';
import type { Rule } from '../model';

/** What a filter that is not written becomes is Okta's choice, which may be another for an app that had one. */
function writtenFilter({ appFilter, settings }: App): App['appFilter'] {
  const written = 'known' in settings ? settings.known['appFilter'] : undefined;
  return 'known' in settings && (written ?? '') === '' ? { known: '(not set)' } : appFilter;
}

export const appFilterChanged: Rule = {
  id: 'app-filter-changed',
  severity: 'critical',
  title: 'The app filter changes whose groups count as role groups',
  why: 'The app filter selects by source which groups Okta looks at. With another one, a group of a connected directory can grant an AWS role.',
  remedy: 'Keep "okta", so that only groups that Okta masters count.',
  mayGiveAccess: true,
  check: (change) => changedSetting(change, writtenFilter),
};
