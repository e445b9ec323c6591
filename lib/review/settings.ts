import type { Access } from '../access';
import { stackOf } from './address';
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
  const [then, now] = [settingsOf(before), settingsOf(after)];
  if (then.size === 0) return [];
  const earlier = new Set([...then.values()].flatMap((settings) => [...settings].map(pairOf)));
  return [...now].flatMap(([stack, is]) => {
    const was = before.stacks.includes(stack) ? (then.get(stack) ?? NOTHING) : undefined;
    const differing = (was ? changed(was, is) : unheard(is, earlier)).filter((name) => isOf(name, names));
    if (differing.length === 0) return [];
    const evidence = differing.map((name) => phrase(name, was ?? NOTHING, is)).join(', ');
    return [{ subject: stack, address: `${stack}:terraform`, evidence }];
  });
}

const NOTHING: Settings = new Map();

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

/** Every stack that has a block, with its settings. Several rules ask. */
const settingsOf = memo(({ blocks = [] }: Access): ReadonlyMap<string, Settings> => {
  const found = new Map<string, Settings>();
  for (const { address, arguments: args } of blocks) {
    const stack = stackOf(address);
    if (address === `${stack}:terraform`) found.set(stack, new Map(args));
    else if (!found.has(stack)) found.set(stack, NOTHING);
  }
  return found;
});
