import { digestOf, type Access, type Block } from '../../access';
import { terraformAddress } from '../address';
import { isExclusiveList, kindOf } from '../judged';
import { changedBlocks } from '../lookup';
import type { Rule } from '../model';

/** With the list, each apply takes away what somebody attached by hand. */
export const exclusiveListRemoved: Rule = {
  id: 'exclusive-list-removed',
  severity: 'high',
  title: 'A role keeps policies that nobody wrote here',
  why: 'Without the exclusive list, what somebody attaches to the role by hand stays, and no plan shows it.',
  remedy: 'Keep the exclusive list as long as the role is made here.',
  check: ({ before, after }) => {
    const left = new Set(after.forgotten);
    const stay = left.size === 0 ? [] : (before.blocks ?? []).filter(({ address }) => left.has(address));
    const gone = [...changedBlocks(before, after).removed, ...stay].filter(({ address }) => isExclusiveList(address));
    if (gone.length === 0) return [];
    const [then, now] = [namesOfRoles(before), namesOfRoles(after)];
    return gone
      .filter((block) => !goesWithItsRole(block, then, now))
      .map(({ address }) => ({ subject: address, address, evidence: `${kindOf(address)} removed` }));
  },
};

/** A list of a role that nobody knows has no role that goes. */
function goesWithItsRole({ arguments: args }: Block, then: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  const role = args.find(([name]) => name === 'role_name')?.[1] ?? '';
  return then.has(role) && !now.has(role);
}

/** How a list names its role: by reference in a stack, by its name in a plan. */
function namesOfRoles({ roles }: Access): ReadonlySet<string> {
  return new Set(
    roles.flatMap(({ name, address }) => [digestOf(name), digestOf(`\${${terraformAddress(address)}.name}`)]),
  );
}
