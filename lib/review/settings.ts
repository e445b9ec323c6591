import type { Block } from '../access';
import type { Change, RuleSighting } from './model';
import { pairs } from './lookup';

/** What differs in an argument of the block `terraform` of the same stack. */
export function changedSettings({ before, after }: Change, ...names: readonly string[]): RuleSighting[] {
  return pairs(settings(before.blocks), settings(after.blocks), ({ address }) => address).flatMap(({ then, now }) => {
    const [was, is] = [new Map(then.arguments), new Map(now.arguments)];
    const differing = names.filter((name) => was.get(name) !== is.get(name));
    if (differing.length === 0) return [];
    const subject = now.address.slice(0, now.address.indexOf(':'));
    return [{ subject, address: now.address, evidence: differing.map((name) => phrase(name, was, is)).join(', ') }];
  });
}

function phrase(name: string, was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): string {
  return `${name} ${was.has(name) ? (is.has(name) ? 'changed' : 'removed') : 'added'}`;
}

function settings(blocks: readonly Block[] = []): readonly Block[] {
  return blocks.filter(({ address }) => address.endsWith(':terraform'));
}
