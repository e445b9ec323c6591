import type { TakenOver } from '../../documents';
import { terraformAddress } from '../address';
import { blocksIn, missing } from '../lookup';
import type { Change, Rule } from '../model';

/** An adopted role is imported as well, and has a rule of its own. */
export const objectImported: Rule = {
  id: 'object-imported',
  severity: 'high',
  title: 'Terraform takes over an object that exists already',
  why: 'It keeps what it has: the members of a group, the trust and the policies of a role. From then on they count here.',
  remedy:
    'Compare the id with the object in Okta or AWS, and check who is in it or may assume it. If the change is an import, run "federation import --check" on its plan.',
  check: ({ before, after }) => {
    const taken = missing(after.takenOver ?? [], before.takenOver ?? [], identity);
    if (taken.length === 0) return [];
    const adopted = new Set(after.roles.filter((role) => role.adopted).map(({ address }) => address));
    const actions = actionsIn(after);
    const declared = new Set(blocksIn(before).map(({ address }) => address));
    return taken.flatMap((each) => {
      const { address, id, from } = each;
      if (adopted.has(address)) return [];
      const then = from === 'plan' ? `, then ${(actions.get(address) ?? []).join(', ')}` : '';
      const again =
        from === 'block' && declared.has(address) ? '; the base declares an object at this address already' : '';
      return [
        {
          subject: terraformAddress(address),
          address,
          evidence: `imports ${'known' in id ? id.known : 'an id that is not known yet'}${then}${again}`,
          mayGiveAccess: mayAddPeople(each),
        },
      ];
    });
  },
};

/** A block does not say who is in the group; a plan shows that the group is called as before. */
function mayAddPeople({ type, from, id }: TakenOver): boolean {
  return type === 'okta_group' && (from === 'block' || 'unknown' in id);
}

function identity({ address, id, from }: TakenOver): string {
  return JSON.stringify([address, id, from]);
}

function actionsIn({ plans = [] }: Change['after']): ReadonlyMap<string, readonly string[]> {
  return new Map(plans.flatMap(({ changes }) => changes.map(({ address, actions }) => [address, actions] as const)));
}
