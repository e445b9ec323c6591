import type { StackDigest, SynthesizedStack } from './stack';

/** Why a stack has to be planned, in words for people. */
export interface ChangedStack {
  readonly stack: string;
  /** Folder that Terraform runs in, relative to the output folder. */
  readonly directory: string;
  /** The one account that it reaches, if it reaches one. */
  readonly account?: string;
  /** Stacks of stage 1 are applied first, at the same time; those of a later stage are planned after the one before. */
  readonly stage: number;
  readonly reason: string;
  /** How many objects Terraform manages in it: what a plan costs. */
  readonly objects: number;
}

/** A stack that was applied and is not synthesized any more. */
export interface GoneStack {
  readonly stack: string;
  readonly account?: string;
  /** How many objects its last apply left. */
  readonly objects: number;
  /** What its leaving needs. */
  readonly needs: string;
}

export interface Comparison {
  /** In the order in which they may be applied. */
  readonly changed: readonly ChangedStack[];
  readonly gone: readonly GoneStack[];
  readonly unchanged: number;
}

/** What `then` is: records of applies, or the stacks of another side (`--base`), of which nobody knows what was applied. */
export type Kind = 'applied' | 'base';

/** Compares what is synthesized with what was last applied successfully, or with another synthesis. */
export function compareStacks(
  now: readonly SynthesizedStack[],
  then: readonly StackDigest[],
  kind: Kind = 'applied',
): Comparison {
  const applied = new Map(then.map((digest) => [digest.stack, digest]));
  const rotated = new Set(
    now.filter((stack) => certificateChanges(stack, applied.get(stack.stack))).map(({ stack }) => stack),
  );
  const seen = now.flatMap((stack) => {
    const before = applied.get(stack.stack);
    const reason = reasonOf(stack, before, rotated, kind);
    return reason === undefined ? [] : [{ stack, before, reason }];
  });
  const stages = stagesOf(seen, rotated);
  const changed = seen
    .map(({ stack, reason }): ChangedStack => {
      const [account] = stack.accounts.length === 1 ? stack.accounts : [];
      return {
        stack: stack.stack,
        directory: stack.directory,
        account,
        stage: stages.get(stack.stack) ?? 1,
        reason,
        objects: stack.addresses.length,
      };
    })
    .sort((a, b) => a.stage - b.stage || order(a.stack, b.stack));
  const current = new Set(now.map(({ stack }) => stack));
  const gone = then.filter(({ stack }) => !current.has(stack)).map((stack) => goneStack(stack, kind));
  return { changed, gone: gone.sort((a, b) => order(a.stack, b.stack)), unchanged: now.length - changed.length };
}

interface Seen {
  readonly stack: SynthesizedStack;
  readonly before: StackDigest | undefined;
  readonly reason: string;
}

function reasonOf(
  stack: SynthesizedStack,
  before: StackDigest | undefined,
  rotated: ReadonlySet<string>,
  kind: Kind,
): string | undefined {
  if (before === undefined) return kind === 'applied' ? 'never applied' : 'new';
  const reasons: string[] = [];
  if (before.text !== stack.text && before.meaning !== stack.meaning) reasons.push(contents(stack, before));
  if (stack.reads !== undefined && rotated.has(stack.reads))
    reasons.push(`reads the certificate of ${stack.reads}, which changes`);
  if (before.providers !== stack.providers) reasons.push('another provider version in the lock file');
  if (before.tool !== stack.tool) reasons.push(`${before.tool} → ${stack.tool}`);
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

function contents(stack: StackDigest, before: StackDigest): string {
  const added = missing(before.addresses, stack.addresses);
  const removed = missing(stack.addresses, before.addresses);
  const parts = [
    ...(added > 0 ? [`${String(added)} added`] : []),
    ...(removed > 0 ? [`${String(removed)} removed`] : []),
  ];
  return parts.length === 0 ? 'arguments differ' : `objects differ (${parts.join(', ')})`;
}

function certificateChanges({ signing }: StackDigest, before: StackDigest | undefined): boolean {
  return signing !== undefined && signing !== before?.signing;
}

/**
 * The order that leaves nobody without access: a role exists before a group points to it, and a group stops pointing
 * before its role goes. Where Okta's certificate changes, its stack is applied before the accounts that read it are planned.
 */
function stagesOf(seen: readonly Seen[], rotated: ReadonlySet<string>): Map<string, number> {
  const stage = new Map<string, number>();
  const readBy = (name: string): Seen[] => seen.filter((other) => readsOf(other) === name);
  const sources = seen.filter(({ stack }) => seen.some((other) => readsOf(other) === stack.stack));
  for (const { stack } of sources) {
    const readers = readBy(stack.stack);
    if (rotated.has(stack.stack)) {
      stage.set(stack.stack, 1);
      for (const { stack: reader } of readers) stage.set(reader.stack, 2);
      continue;
    }
    const first = readers.filter((reader) => !onlyRemoves(reader));
    const own = first.length > 0 ? 2 : 1;
    stage.set(stack.stack, own);
    for (const reader of readers) stage.set(reader.stack.stack, onlyRemoves(reader) ? own + 1 : 1);
  }
  return stage;
}

/** An account that retires reads nothing any more, and its groups point to its roles until Okta's stack is applied. */
function readsOf({ stack, before }: Seen): string | undefined {
  return stack.reads ?? before?.reads;
}

function onlyRemoves({ stack, before }: Seen): boolean {
  if (before === undefined) return false;
  return missing(stack.addresses, before.addresses) > 0 && missing(before.addresses, stack.addresses) === 0;
}

/** How many of `wanted` are not in `known`. */
function missing(known: readonly string[], wanted: readonly string[]): number {
  const all = new Set(known);
  return wanted.filter((address) => !all.has(address)).length;
}

function goneStack({ stack, accounts, addresses }: StackDigest, kind: Kind): GoneStack {
  const [account] = accounts.length === 1 ? accounts : [];
  // What exists in the state alone needs nobody.
  const objects = addresses.filter((address) => !address.startsWith('terraform_data.')).length;
  return { stack, account, objects, needs: NEEDS[kind][objects === 0 ? 'empty' : 'full'] };
}

const RETIRE = 'put its file back with "retired: true", apply that, then delete the file';

/** What the leaving of a stack needs, by whether it still had objects. */
const NEEDS = {
  applied: {
    empty: 'nothing of it is left in Okta or AWS: delete its state and its record',
    full: `its objects still exist and nothing manages them: ${RETIRE}`,
  },
  base: {
    empty: 'once its leaving is applied, nothing of it is left in Okta or AWS: delete its state and its record',
    full: `if it was applied, its objects still exist and nothing manages them: ${RETIRE}`,
  },
} as const;

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
