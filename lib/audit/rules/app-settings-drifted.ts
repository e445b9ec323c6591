import type { App } from '../../access';
import type { LiveApp } from '../../live/snapshot';
import { canonical } from '../../review/order';
import { known } from '../../review/read';
import { appPairs } from '../declared';
import { FILTERS } from '../filters';
import type { AuditRule } from '../model';

/** Group filter, role value pattern and app filter are findings of `filter-changed`. */
export const appSettingsDrifted: AuditRule = {
  id: 'app-settings-drifted',
  severity: 'high',
  title: 'A setting of the app is not as declared',
  why: 'It decides how people sign in to AWS: where assertions go, how long sessions last, which of their roles count.',
  remedy: 'Apply again to put the declared settings back, and look in Okta’s system log who changed them.',
  mayGiveAccess: true,
  check: ({ declared, snapshot }) =>
    appPairs(declared, snapshot).flatMap(({ app, there }) => {
      const evidence = differences(app, there);
      if (evidence.length === 0) return [];
      return [{ subject: app.label, address: app.address, evidence: evidence.join('; ') }];
    }),
};

function differences(app: App, there: LiveApp): string[] {
  const settings = Object.entries(known(app.settings) ?? {}).flatMap(([name, meant]) => {
    const is = there.settings[name];
    const judged = !(FILTERS as readonly string[]).includes(name) && !there.secretSettings.includes(name);
    // Okta answers null or an empty string where nothing is set.
    return !judged || same(meant, is) ? [] : [`${name} is ${canonical(is ?? null)}, declared ${canonical(meant)}`];
  });
  const userName = app.userName && known(app.userName);
  return [
    ...(there.status === app.status || app.status === 'unknown'
      ? []
      : [`the app is ${there.status}, declared ${app.status}`]),
    ...settings,
    ...(userName === undefined || there.userNameTemplate === undefined || there.userNameTemplate === userName
      ? []
      : [`user names are ${there.userNameTemplate}, declared ${userName}`]),
  ];
}

function same(meant: unknown, is: unknown): boolean {
  const empty = (value: unknown) => value === undefined || value === null || value === '' || value === false;
  return (empty(meant) && empty(is)) || canonical(meant) === canonical(is);
}
