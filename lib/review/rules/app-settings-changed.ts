import type { App } from '../../access';
import { appPairs } from '../lookup';
import { leadsElsewhere } from '../console-page';
import { known, show } from '../read';
import type { Rule } from '../model';

/** Settings with a rule of their own. */
const OWN_RULE = new Set([
  'groupFilter',
  'appFilter',
  'joinAllRoles',
  'useGroupMapping',
  'roleValuePattern',
  'overrideAcsURL',
]);

/** Settings that Okta documents for the app and that hold no secret; of any other only the name is shown. */
const NO_SECRET = new Set([
  // Of an app that exists, whatever is not written keeps its value.
  'all others',
  'awsEnvironmentType',
  'identityProviderArn',
  'loginURL',
  'sessionDuration',
  'webSSOAllowedClient',
]);
/** Who gets an assertion besides people at the app, and whom AWS is asked for the names of roles as. */
const DECISIVE = new Set(['webSSOAllowedClient', 'accessKey', 'secretKey', 'secretKeyEnc']);
const GRAVE = { severity: 'high', mayGiveAccess: true } as const;
/** In the way that the app of Okta writes them: by another spelling nobody knows which of two values counts. */
const SPELLINGS = new Set([...OWN_RULE, ...NO_SECRET, ...DECISIVE]);
const OTHER_SPELLINGS = new Set([...SPELLINGS].map((name) => name.toLowerCase()));
const COMMON = new Set(['label', 'settings']);

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
        .filter((name) => !OWN_RULE.has(name) && was.get(name) !== is.get(name))
        .sort()
        .map((name) => ({
          ...(is.has(name) && isGrave(name, known(now.settings)) ? GRAVE : {}),
          subject: now.label,
          address: now.address,
          evidence:
            NO_SECRET.has(name) || COMMON.has(name)
              ? `${name}: ${was.get(name) ?? 'not set'} → ${is.get(name) ?? 'not set'}`
              : `${name}: ${hidden(was, name)} → ${hidden(is, name, was)}`,
        }));
    }),
};

function isGrave(name: string, settings: Readonly<Record<string, unknown>> = {}): boolean {
  if (DECISIVE.has(name)) return true;
  if (!SPELLINGS.has(name)) return OTHER_SPELLINGS.has(name.toLowerCase());
  const page = settings[name];
  return name === 'loginURL' && typeof page === 'string' && page !== '' && leadsElsewhere(page);
}

function hidden(values: ReadonlyMap<string, string>, name: string, others?: ReadonlyMap<string, string>): string {
  if (!values.has(name)) return 'not set';
  return others?.has(name) === true ? 'another value (not shown)' : 'a value (not shown)';
}

function entries({ label, settings, sessionSeconds }: App): ReadonlyMap<string, string> {
  const values = known(settings);
  const common: [string, string][] = [['label', label]];
  if (!values) return new Map([...common, ['settings', show(settings)], ['sessionDuration', show(sessionSeconds)]]);
  return new Map([
    ...common,
    ...Object.entries(values).map(([name, value]) => [name, show({ known: value })] as const),
  ]);
}
