import type { Access, Block } from '../../access';
import { isHeldToJudged, isJudged, isKept, isMissed, kindOf } from '../judged';
import { arnOf, missing, pairs } from '../lookup';
import type { Rule } from '../model';

/** The last net: names, never values, since nobody knows which of them is a secret. */
export const otherChange: Rule = {
  id: 'other-change',
  severity: 'medium',
  title: 'An argument changes that no review rule judges',
  why: 'How Terraform reaches an account, what it imports and what it checks before an apply decide whether the rest of this report is true.',
  remedy: 'Compare these arguments in the synthesized JSON of both sides.',
  check: ({ before, after }) => {
    const unreadable = new Set([...doubtful(before), ...doubtful(after)]);
    return [
      ...pairs(before.blocks ?? [], after.blocks ?? [], ({ address }) => address).flatMap(({ then, now }) => {
        if (then === now) return [];
        const [was, is] = [new Map(then.arguments), new Map(now.arguments)];
        const differing = [...new Set([...was.keys(), ...is.keys()])]
          .filter((name) => was.get(name) !== is.get(name) && !isJudged(now.address, name, unreadable.has(now.address)))
          .sort();
        if (differing.length === 0) return [];
        const told = differing.map((name) =>
          was.has(name) ? (is.has(name) ? name : `${name} (gone)`) : `${name} (new)`,
        );
        return [{ subject: now.address, address: now.address, evidence: told.join(', ') }];
      }),
      ...newBlocks(before, after).flatMap(({ address, arguments: args }) => {
        const unjudged = args.map(([name]) => name).filter((name) => name !== 'provider' && !isJudged(address, name));
        const evidence = unjudged.map((name) => `${name} (new)`).join(', ');
        return unjudged.length === 0 ? [] : [{ subject: address, address, evidence }];
      }),
      ...newlyForgotten(before, after).map(({ address }) => ({
        subject: address,
        address,
        evidence: 'from (new): Terraform forgets what neither side declares',
      })),
      ...[...goneBlocks(before, after), ...goneSafeguards(before, after)].map(({ address }) => ({
        subject: address,
        address,
        evidence: 'the block is gone',
      })),
    ];
  },
};

/** Addresses of what could not be read on a side: there, no other rule sees what a judged argument says. */
function doubtful({ unknown, roles, apps, rules }: Access): string[] {
  return [
    ...unknown,
    ...roles.filter(({ trust }) => 'unknown' in trust),
    ...apps.filter(({ settings }) => 'unknown' in settings),
    ...rules.filter(({ reads, targets }) => 'unknown' in reads || 'unknown' in targets),
  ].map(({ address }) => address);
}

function newBlocks(before: Access, after: Access): Block[] {
  if (!before.blocks || !after.blocks) return [];
  return missing(after.blocks, before.blocks, ({ address }) => address).filter(({ address }) =>
    isHeldToJudged(address),
  );
}

/** Blocks that nothing else reports when they go. What keeps a role's policies exclusive goes with the role. */
function goneBlocks(before: Access, after: Access): Block[] {
  if (!before.blocks || !after.blocks) return [];
  const rolesGo = missing(before.roles, after.roles, arnOf).length > 0;
  return missing(before.blocks, after.blocks, ({ address }) => address).filter(
    ({ address }) => isMissed(address) && !(rolesGo && kindOf(address).endsWith('_exclusive')),
  );
}

/**
 * What goes while the object that it is about stays. Without its move, an object is made anew where that was not applied
 * yet; without what the state keeps, the plan no longer refuses a change that takes access away.
 */
function goneSafeguards(before: Access, after: Access): Block[] {
  if (!before.blocks || !after.blocks) return [];
  const declared = new Set(after.blocks.map(({ address }) => address));
  const others = after.blocks.filter(({ address }) => !isKept(address)).map(constructOf);
  const constructs = new Set([...others, ...others.map((construct) => construct.replace(/:.*/, ':Owner'))]);
  return missing(before.blocks, after.blocks, ({ address }) => address).filter(({ address }) =>
    isKept(address)
      ? constructs.has(constructOf({ address }))
      : /:moved\./.test(address) && declared.has(address.replace(':moved.', ':')),
  );
}

/** Stack and construct that made a block: `federation:Account-123456789012`. A step in between ends with its step. */
function constructOf({ address }: Pick<Block, 'address'>): string {
  const [stack = '', rest = ''] = address.split(':');
  const name = rest.split('.').at(-1) ?? '';
  return /_Step(_|-)/.test(name) ? `${stack}:${rest}` : `${stack}:${name.split('_')[0] ?? ''}`;
}

/** What is declared and then forgotten has a rule of its own; here it may be anything that is only in the state. */
function newlyForgotten(before: Access, after: Access): Block[] {
  if (!before.blocks || !after.blocks) return [];
  const declared = new Set([...before.blocks, ...after.blocks].map(({ address }) => address));
  const stacks = new Set(before.blocks.map(({ address }) => address.split(':')[0]));
  return missing(after.blocks, before.blocks, ({ address }) => address).filter(
    ({ address }) =>
      /:removed\./.test(address) &&
      stacks.has(address.split(':')[0]) &&
      !declared.has(address.replace(':removed.', ':')),
  );
}
