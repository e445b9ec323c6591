import type { Access } from '../access';
import type { Block } from '../documents';
import { stackOf } from './address';
import { blocksIn, changedBlocks } from './lookup';
import { memo } from './memo';
import type { Change, RuleSighting } from './model';

type Settings = ReadonlyMap<string, string>;

/** What differs from one stack to the next: where in a backend its own state is. */
const PLACE = /^(backend\.\w+\.(path|key|prefix)|cloud\.workspaces)$/;

/**
 * What differs in the block `terraform` of each stack, by the names of its arguments; a block that is missing is empty. A
 * stack that is new may have what any stack had before, and nothing else.
 */
export function changedSettings({ before, after }: Change, ...names: readonly string[]): RuleSighting[] {
  const { added, removed, kept } = changedBlocks(before, after);
  if (![...added, ...removed, ...kept.map(({ now }) => now)].some(({ address }) => address.endsWith(':terraform')))
    return [];
  const [then, now] = [settingsOf(before), settingsOf(after)];
  if (then.size === 0) return [];
  return [...now].flatMap(([stack, block]) => {
    const known = before.stacks.includes(stack);
    if (known && then.get(stack) === block) return [];
    const [was, is]: [Settings, Settings] = [new Map(then.get(stack)?.arguments), new Map(block?.arguments)];
    const differing = (known ? changed(was, is) : unheard(is, everySetting(before))).filter((name) =>
      isOf(name, names),
    );
    if (differing.length === 0) return [];
    const evidence = differing.map((name) => phrase(name, was, is)).join(', ');
    return [{ subject: stack, address: `${stack}:terraform`, evidence }];
  });
}

function changed(was: Settings, is: Settings): string[] {
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort();
}

function unheard(is: Settings, earlier: ReadonlySet<string>): string[] {
  return [...is].filter((setting) => !PLACE.test(setting[0]) && !earlier.has(pairOf(setting))).map(([name]) => name);
}

function pairOf(setting: readonly [name: string, digest: string]): string {
  return setting.join(' ');
}

function isOf(name: string, names: readonly string[]): boolean {
  return names.includes(name.split('.')[0] ?? '');
}

function phrase(name: string, was: Settings, is: Settings): string {
  return `${name} ${was.has(name) ? (is.has(name) ? 'changed' : 'removed') : 'added'}`;
}

/** Every stack that has a block, with the block that holds its settings. Several rules ask. */
const settingsOf = memo((access: Access): ReadonlyMap<string, Block | undefined> => {
  const found = new Map<string, Block | undefined>();
  for (const block of blocksIn(access)) {
    const stack = stackOf(block.address);
    if (block.address === `${stack}:terraform`) found.set(stack, block);
    else if (!found.has(stack)) found.set(stack, undefined);
  }
  return found;
});

const everySetting = memo(
  (access: Access): ReadonlySet<string> =>
    new Set([...settingsOf(access).values()].flatMap((block) => (block?.arguments ?? []).map(pairOf))),
);
