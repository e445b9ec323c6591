import type { Block } from '../access';
import type { Change, RuleSighting } from './model';

/** What differs in an argument of the block `terraform` of a stack that both sides have; a block that is missing is empty. */
export function changedSettings({ before, after }: Change, ...names: readonly string[]): RuleSighting[] {
  const [then, now] = [settings(before.blocks), settings(after.blocks)];
  const [stacksThen, stacksNow] = [stacks(before.blocks), stacks(after.blocks)];
  return [...stacksNow]
    .filter((stack) => stacksThen.has(stack))
    .flatMap((stack) => {
      const [was, is] = [then.get(stack) ?? NOTHING, now.get(stack) ?? NOTHING];
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

function settings(blocks: readonly Block[] = []): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    blocks
      .filter(({ address }) => address.endsWith(':terraform'))
      .map(({ address, arguments: args }) => [stackOf(address), new Map(args)]),
  );
}

function stacks(blocks: readonly Block[] = []): ReadonlySet<string> {
  return new Set(blocks.map(({ address }) => stackOf(address)));
}

function stackOf(address: string): string {
  return address.slice(0, address.indexOf(':'));
}
