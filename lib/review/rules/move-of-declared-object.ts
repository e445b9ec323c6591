import type { Access } from '../../access';
import { terraformAddress } from '../address';
import { blocksIn, missing } from '../lookup';
import { memo } from '../memo';
import { kindOf } from '../judged';
import type { Rule } from '../model';

/** A plan shows what becomes of both objects; a stack shows the block only. */
export const moveOfDeclaredObject: Rule = {
  id: 'move-of-declared-object',
  severity: 'high',
  title: 'A moved block does not fit the objects that it names',
  why: 'Terraform moves an object to an address only where none is. Otherwise it refuses the plan, or deletes the one that was to move.',
  remedy: 'Remove the moved block; state a new name in the configuration with `formerly`, which writes the right one.',
  check: ({ before, after }) => {
    const { moves = [] } = after;
    const isNewMove = new Set(missing(moves, before.moves ?? [], ({ from, to }) => `${from} ${to}`));
    return moves.flatMap((move) => {
      const evidence = contradiction(move, { before, after, isNew: isNewMove.has(move) });
      return evidence === undefined ? [] : [{ subject: terraformAddress(move.from), address: move.to, evidence }];
    });
  },
};

interface Situation {
  readonly before: Access;
  readonly after: Access;
  readonly isNew: boolean;
}

type Move = NonNullable<Access['moves']>[number];

function contradiction({ from, to, declared }: Move, { before, after, isNew }: Situation): string | undefined {
  // Nothing is said of what the blocks hold, where nobody listed them.
  if (after.blocks === undefined) return undefined;
  const target = terraformAddress(to);
  if (kindOf(from) !== kindOf(to)) return `to ${target}, which is of another kind`;
  if (declared.from) return `to ${target}: it is declared at its former address as well`;
  if (!declared.to) return `to ${target}, where nothing is declared: Terraform deletes the object`;
  if (isNew && declaredIn(before).has(from) && declaredIn(before).has(to))
    return `to ${target}, where another object is: Terraform deletes the one that was to move`;
  return undefined;
}

const declaredIn = memo(
  (access: Access): ReadonlySet<string> => new Set(blocksIn(access).map(({ address }) => address)),
);
