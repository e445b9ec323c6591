import { isKnownKind, kindOf } from '../judged';
import { missing } from '../lookup';
import type { Rule } from '../model';
import { effectOfKind } from '../named-kinds';
import type { Block } from '../../access';

export const unknownKind: Rule = {
  id: 'unknown-kind',
  severity: 'high',
  title: 'A resource of an unknown kind is added or removed',
  why: 'It may be a key, a password, another entry point to an account, or a command that Terraform runs.',
  remedy: 'Review it manually; keep resources that are not part of the federation in another stack.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    // Without blocks on both sides (a plan against stacks) nothing can be said.
    if (!before.blocks || !after.blocks) return [];
    const sight =
      (what: 'added' | 'removed') =>
      ({ address }: Block) => ({
        subject: address,
        address,
        evidence: `${kindOf(address)} ${what}`,
        mayGiveAccess: what === 'added',
      });
    const unknown = (blocks: readonly Block[]) =>
      // A kind with a name of its own has a rule of its own.
      blocks.filter(({ address }) => !isKnownKind(address) && effectOfKind(kindOf(address)) === undefined);
    const [then, now] = [unknown(before.blocks), unknown(after.blocks)];
    const address = (block: Block) => block.address;
    // Rules read some of the arguments of these; this product makes none of them.
    const foreign = new Set(after.outside.filter(({ kind }) => kind === 'resource type').map((each) => each.address));
    const strange = missing(after.blocks, before.blocks, address).filter(
      (block) => foreign.has(block.address) && isKnownKind(block.address),
    );
    return [
      ...[...missing(now, then, address), ...strange].map(sight('added')),
      ...missing(then, now, address).map(sight('removed')),
    ];
  },
};
