import { decidesSignIn } from '../judged';
import { changedArguments, changedBlocks } from '../lookup';
import type { Rule } from '../model';

/** What a stack of this product never writes is `unknown-argument`; here it is of plans and states. */
export const signInArgumentChanged: Rule = {
  id: 'sign-in-argument-changed',
  severity: 'high',
  title: 'An argument that decides about sign-in or permissions changes',
  why: 'A hook may rewrite assertions, self-service and implicit assignment give people the app, and a subject or a signature decides whom AWS believes to see.',
  remedy: 'Compare both values in the plan, and confirm the new one with the owner of Okta or of the account.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    const { added, kept } = changedBlocks(before, after);
    const sighting = (address: string, names: readonly string[]) => {
      const deciding = names.filter((name) => decidesSignIn(address, name)).sort();
      return deciding.length === 0 ? [] : [{ subject: address, address, evidence: deciding.join(', ') }];
    };
    return [
      ...kept.flatMap((pair) => sighting(pair.now.address, changedArguments(pair))),
      ...added.flatMap(({ address, arguments: args }) =>
        // Which app a new block is about says nothing yet; what it gives the app is judged by other rules.
        sighting(
          address,
          args.map(([name]) => name).filter((name) => name !== 'app_id'),
        ),
      ),
    ];
  },
};
