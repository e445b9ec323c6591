import { matches } from '../policies/pattern';
import { parseDocument, type Statement } from '../policies/statement';
import type { Rule } from '../model';

/** What Okta needs to list roles; the last two for its older form with a role in every account. */
const NEEDED = ['iam:listroles', 'iam:listaccountaliases', 'iam:getuser'];
const CONNECTED = 'arn:*:iam::*:role/Okta-Idp-cross-account-role';

export const provisioningUserTooPowerful: Rule = {
  id: 'provisioning-user-too-powerful',
  severity: 'high',
  title: 'The provisioning user can do more than list roles',
  why: 'Its key never expires and is stored in Okta. Okta needs iam:ListRoles and iam:ListAccountAliases, nothing else.',
  remedy: 'Reduce its policy to these two actions.',
  mayGiveAccess: true,
  check: ({ after }) =>
    after.users.flatMap((user) =>
      user.policies.flatMap(({ name, document, address }) => {
        const read = document === undefined ? { unknown: 'contents not in the documents' } : parseDocument(document);
        const excess = 'unknown' in read ? [read.unknown] : read.known.flatMap(excessOf);
        if (excess.length === 0) return [];
        return [
          { subject: user.name, address: user.address, evidence: `${name}: ${excess.join(', ')}`, alsoAt: [address] },
        ];
      }),
    ),
};

function excessOf({ effect, actions, exceptActions, resources, exceptResources }: Statement): string[] {
  if (effect === 'Deny') return [];
  if (exceptActions) return [`everything but ${actions.join(', ')}`];
  const connects = !exceptResources && resources.every((resource) => matches(CONNECTED, resource));
  return actions.filter((action) => {
    const name = action.toLowerCase();
    return !NEEDED.includes(name) && !(name === 'sts:assumerole' && connects);
  });
}
