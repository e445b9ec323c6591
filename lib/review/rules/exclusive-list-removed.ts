import { digestOf, type Block } from '../../documents';
import type { Access, Role } from '../../access';
import { stackOf, terraformAddress } from '../address';
import { isExclusiveList, kindOf } from '../judged';
import { blocksOfStack, changedBlocks, digestAt, missing } from '../lookup';
import type { Rule } from '../model';

/** With the list, each apply takes away what somebody attached by hand. */
export const exclusiveListRemoved: Rule = {
  id: 'exclusive-list-removed',
  severity: 'high',
  title: 'A role keeps policies that nobody wrote here',
  why: 'Without the exclusive list, what somebody attaches to the role by hand stays, and no plan shows it.',
  remedy: 'Keep the exclusive list as long as the role is made here.',
  check: ({ before, after }) => {
    const left = new Set((after.forgotten ?? []).filter(isExclusiveList));
    const stacks = new Set([...left].map(stackOf));
    const stay = [...stacks]
      .flatMap((stack) => blocksOfStack(before, stack))
      .filter(({ address }) => left.has(address));
    const gone = [...changedBlocks(before, after).removed, ...stay].filter(({ address }) => isExclusiveList(address));
    if (gone.length === 0) return [];
    const released = namesThatGo(before, after);
    return gone
      .filter((block) => !released.has(roleOf(block)))
      .map(({ address }) => ({ subject: address, address, evidence: `${kindOf(address)} removed` }));
  },
};

function roleOf(block: Block): string {
  return digestAt(block, 'role_name') ?? '';
}

/** Digests of what lists call the roles that go. A list of a role that nobody knows has no role that goes. */
function namesThatGo(before: Access, after: Access): ReadonlySet<string> {
  const gone = new Set(missing(before.roles, after.roles, (role) => role).flatMap(namesOf));
  if (gone.size > 0) for (const role of after.roles) for (const name of namesOf(role)) gone.delete(name);
  return new Set([...gone].map(digestOf));
}

/** How a list names its role: by reference in a stack, by its name in a plan. */
function namesOf({ name, address }: Role): string[] {
  return [name, `\${${terraformAddress(address)}.name}`];
}
