import type { App } from '../../access';
import { appPairs } from '../lookup';
import { known, show } from '../read';
import type { Rule } from '../model';

/** Settings with a rule of their own. */
const TOLD_ELSEWHERE = new Set([
  'groupFilter',
  'appFilter',
  'joinAllRoles',
  'useGroupMapping',
  'roleValuePattern',
  'overrideAcsURL',
]);

export const appSettingsChanged: Rule = {
  id: 'app-settings-changed',
  severity: 'medium',
  title: 'Other settings of the app change',
  why: 'Session length, provider ARN, environment and allowed clients apply to every login of every user.',
  remedy: 'Compare each value with the Sign On tab of the app in Okta.',
  check: (change) =>
    appPairs(change).flatMap(({ then, now }) => {
      const [was, is] = [entries(then), entries(now)];
      return [...new Set([...was.keys(), ...is.keys()])]
        .filter((name) => !TOLD_ELSEWHERE.has(name) && was.get(name) !== is.get(name))
        .sort()
        .map((name) => ({
          subject: now.label,
          address: now.address,
          evidence: `${name}: ${was.get(name) ?? 'not set'} → ${is.get(name) ?? 'not set'}`,
        }));
    }),
};

function entries({ label, settings, sessionSeconds }: App): ReadonlyMap<string, string> {
  const values = known(settings);
  const common: [string, string][] = [['label', label]];
  if (!values) return new Map([...common, ['settings', show(settings)], ['sessionDuration', show(sessionSeconds)]]);
  return new Map([
    ...common,
    ...Object.entries(values).map(([name, value]) => [name, show({ known: value })] as const),
  ]);
}
