import { digestOf, type Access, type Block } from '../../access';
import { terraformAddress } from '../address';
import { kindOf } from '../judged';
import { changedBlocks } from '../lookup';
import type { Rule } from '../model';

const EXCLUSIVE = /^aws_iam_role_polic(?:ies|y_attachments)_exclusive$/;

/** With the list, each apply takes away what somebody attached by hand. */
export const exclusiveListRemoved: Rule = {
  id: 'exclusive-list-removed',
  severity: 'high',
  title: 'A role keeps policies that nobody wrote here',
  why: 'Without the exclusive list, what somebody attaches to the role by hand stays, and no plan shows it.',
  remedy: 'Keep the exclusive list as long as the role is made here.',
  check: ({ before, after }) => {
    const gone = changedBlocks(before, after).removed.filter(isExclusive);
    if (gone.length === 0) return [];
    const [then, now] = [namesOfRoles(before), namesOfRoles(after)];
    return gone
      .filter((block) => !goesWithItsRole(block, then, now))
      .map(({ address }) => ({ subject: address, address, evidence: `${kindOf(address)} removed` }));
  },
};

function isExclusive({ address }: Block): boolean {
  return EXCLUSIVE.test(kindOf(address));
}

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
