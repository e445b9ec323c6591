import type { App } from '../../access';
import { appPairs } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';
import { isSignInEndpoint } from '../trust';

export const assertionRecipientChanged: Rule = {
  id: 'assertion-recipient-changed',
  severity: 'critical',
  title: 'Assertions are sent to another address',
  why: 'Anyone who receives an assertion can sign in with it: overrideAcsURL and the URLs of the app decide where every login of every user is sent.',
  remedy: 'Leave the setting empty, or set it to the sign-in endpoint of the partition.',
  mayGiveAccess: true,
  check: (change) => {
    const then = new Map(appPairs(change).map((pair) => [pair.now.address, addresses(pair.then)]));
    return change.after.apps.flatMap((app) => {
      const [was, is] = [then.get(app.address), addresses(app)];
      return [...new Set([...(was?.keys() ?? []), ...is.keys()])].sort().flatMap((name) => {
        const [old = '', now = ''] = [was?.get(name), is.get(name)];
        const same = was === undefined || old === now;
        if (same && isOfAws(name, now)) return [];
        const what = name === SETTING ? '' : `${name}: `;
        const evidence = same ? now : `${old || 'default'} → ${now || 'default'}`;
        const sighting = { subject: app.label, address: app.address, evidence: `${what}${evidence}` };
        // From one sign-in endpoint to another nobody else receives them.
        const isWithinAws = [old, now].every((value) => isOfAws(name, value));
        return [isWithinAws ? { ...sighting, severity: 'medium' as const, mayGiveAccess: false } : sighting];
      });
    });
  },
};

const SETTING = 'overrideAcsURL';
/** What AWS calls itself in an assertion. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html */
const AUDIENCE = /^urn:amazon:webservices(?::[a-z-]+(?:-\d)?)?$/;

/** Whether an address is unset, or leads to AWS and nowhere else. */
function isOfAws(name: string, value: string): boolean {
  return value === '' || isSignInEndpoint(value) || (name === 'audience' && AUDIENCE.test(value));
}

function addresses({ settings, endpoints = new Map() }: App): ReadonlyMap<string, string> {
  const value = known(settings)?.[SETTING];
  return new Map<string, string>([...endpoints, ...(typeof value === 'string' ? [[SETTING, value] as const] : [])]);
}
