import type { Access } from '../access';
import { stackOf } from './address';
import { memo } from './memo';
import type { Change, RuleSighting } from './model';

/** What differs in an argument of the block `terraform` of a stack that both sides have; a block that is missing is empty. */
export function changedSettings({ before, after }: Change, ...names: readonly string[]): RuleSighting[] {
  const [then, now] = [settingsOf(before), settingsOf(after)];
  return [...now]
    .filter(([stack]) => then.has(stack))
    .flatMap(([stack, is]) => {
      const was = then.get(stack) ?? NOTHING;
      const differing = names.filter((name) => was.get(name) !== is.get(name));
      if (differing.length === 0) return [];
      const evidence = differing.map((name) => phrase(name, was, is)).join(', ');
      return [{ subject: stack, address: `${stack}:terraform`, evidence }];
    });
}

const NOTHING: ReadonlyMap<string, string> = new Map();

function phrase(name: string, was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): string {
  return `${name} ${was.has(name) ? (is.has(name) ? 'changed' : 'removed') : 'added'}`;
}

/** Every stack that has a block, with its settings. Several rules ask. */
const settingsOf = memo(({ blocks = [] }: Access): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const { address, arguments: args } of blocks) {
    const stack = stackOf(address);
    if (address === `${stack}:terraform`) found.set(stack, new Map(args));
    else if (!found.has(stack)) found.set(stack, NOTHING);
  }
  return found;
});
