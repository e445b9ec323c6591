import { isKnownKind, kindOf } from '../judged';
import { changedBlocks } from '../lookup';
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
    const sight =
      (what: 'added' | 'removed') =>
      ({ address }: Block) => ({
        subject: address,
        address,
        evidence: `${kindOf(address)} ${what}`,
        mayGiveAccess: what === 'added',
      });
    // A kind with a name of its own has a rule of its own.
    const isUnknown = ({ address }: Block) => !isKnownKind(address) && effectOfKind(kindOf(address)) === undefined;
    // Without blocks on both sides (a plan against stacks) nothing can be said.
    const { added, removed } = changedBlocks(before, after);
    // Rules read some of the arguments of these; this product makes none of them.
    const foreign = new Set(after.outside.filter(({ kind }) => kind === 'resource type').map((each) => each.address));
    const strange = added.filter(({ address }) => foreign.has(address) && isKnownKind(address));
    return [
      ...[...added.filter(isUnknown), ...strange].map(sight('added')),
      ...removed.filter(isUnknown).map(sight('removed')),
    ];
  },
};
