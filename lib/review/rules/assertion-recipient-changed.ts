import type { App } from '../../access';
import { appPairs } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';
import { isSignInEndpoint } from '../trust';

export const assertionRecipientChanged: Rule = {
  id: 'assertion-recipient-changed',
  severity: 'critical',
  title: 'Assertions are sent to another address',
  why: 'Whoever receives an assertion can sign in with it: overrideAcsURL decides where every login of every user is sent.',
  remedy: 'Leave the setting empty, or set it to the sign-in endpoint of the partition.',
  mayGiveAccess: true,
  check: (change) => {
    const then = new Map(appPairs(change).map((pair) => [pair.now.address, recipient(pair.then)]));
    return change.after.apps.flatMap((app) => {
      const [was, is] = [then.get(app.address) ?? '', recipient(app)];
      const same = !then.has(app.address) || was === is;
      if (same && (is === '' || isSignInEndpoint(is))) return [];
      return [
        { subject: app.label, address: app.address, evidence: same ? is : `${was || 'default'} → ${is || 'default'}` },
      ];
    });
  },
};

function recipient({ settings }: App): string {
  const value = known(settings)?.['overrideAcsURL'];
  return typeof value === 'string' ? value : '';
}
