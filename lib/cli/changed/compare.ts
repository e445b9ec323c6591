import { ABSENT, type StackDigest, type SynthesizedStack } from './stack';
import { missing, stagesOf, type Seen } from './stages';

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
  /** Why no order is safe; then nothing may be applied. */
  readonly conflicts: readonly string[];
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
  const sources = new Map(now.map((stack) => [stack.stack, { stack, before: applied.get(stack.stack) }]));
  const seen = now.flatMap((stack) => {
    const before = applied.get(stack.stack);
    const source = stack.takes === undefined ? undefined : sources.get(stack.takes.stack);
    const reason = reasonOf({ stack, before }, source, kind);
    return reason === undefined ? [] : [{ stack, before, reason }];
  });
  const { stages, conflicts } = stagesOf(seen, now);
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
  const elsewhere = new Set(now.flatMap(({ addresses }) => addresses));
  const gone = then.filter(({ stack }) => !current.has(stack)).map((stack) => goneStack(stack, elsewhere, kind));
  return {
    changed,
    gone: gone.sort((a, b) => order(a.stack, b.stack)),
    unchanged: now.length - changed.length,
    conflicts,
  };
}

function reasonOf({ stack, before }: Seen, source: Seen | undefined, kind: Kind): string | undefined {
  if (before === undefined) return kind === 'applied' ? 'never applied' : 'new';
  const reasons: string[] = [];
  if (before.text !== stack.text && before.meaning !== stack.meaning) reasons.push(contents(stack, before));
  reasons.push(...takenOtherwise(stack, before, source));
  if (before.providers !== stack.providers) reasons.push('another provider version in the lock file');
  if (before.tool !== stack.tool) reasons.push(`${before.tool} → ${stack.tool}`);
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

/** What the stack reads of another is no longer what it was last applied with. */
function takenOtherwise({ takes }: StackDigest, before: StackDigest, source: Seen | undefined): string[] {
  if (takes === undefined) return [];
  const differs = Object.entries(takes.outputs).filter(([output, given]) => {
    const then = before.takes?.outputs[output] ?? given;
    return then !== given && then !== ABSENT && given !== ABSENT;
  });
  if (differs.length === 0) return [];
  const what = differs.some(([output]) => output === METADATA) ? 'the certificate' : 'a group';
  const changes = differs.some(([output]) => source?.before?.gives[output] !== source?.stack.gives[output]);
  return [`reads ${what} of ${takes.stack}, which ${changes ? 'changes' : 'has changed since it was applied'}`];
}

/** Output of the stack that has the app. */
const METADATA = 'saml_metadata';

function contents(stack: StackDigest, before: StackDigest): string {
  const added = missing(before.addresses, stack.addresses);
  const removed = missing(stack.addresses, before.addresses);
  const parts = [
    ...(added > 0 ? [`${String(added)} added`] : []),
    ...(removed > 0 ? [`${String(removed)} removed`] : []),
  ];
  return parts.length === 0 ? 'arguments differ' : `objects differ (${parts.join(', ')})`;
}

function goneStack({ stack, accounts, addresses }: StackDigest, elsewhere: ReadonlySet<string>, kind: Kind): GoneStack {
  const [account] = accounts.length === 1 ? accounts : [];
  // What exists in the state alone needs nobody.
  const objects = addresses.filter((address) => !address.startsWith('terraform_data.'));
  const left = objects.length === 0 ? 'empty' : objects.every((address) => elsewhere.has(address)) ? 'moved' : 'full';
  return { stack, account, objects: objects.length, needs: NEEDS[kind][left] };
}

const RETIRE = 'put its file back with "retired: true", apply that, then delete the file';

const MOVED =
  'other stacks have its objects now: once "federation move-state" has moved them, delete its state and its record';

/** What the leaving of a stack needs, by what has become of its objects. */
const NEEDS = {
  applied: {
    empty: 'nothing of it is left in Okta or AWS: delete its state and its record',
    moved: MOVED,
    full: `its objects still exist and nothing manages them: ${RETIRE}`,
  },
  base: {
    empty: 'once its leaving is applied, nothing of it is left in Okta or AWS: delete its state and its record',
    moved: MOVED,
    full: `if it was applied, its objects still exist and nothing manages them: ${RETIRE}`,
  },
} as const;

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
