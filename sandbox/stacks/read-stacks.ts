import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A synthesized stack. */
export interface Stack {
  readonly name: string;
  /** Folder in which Terraform runs. */
  readonly directory: string;
  /** What CDKTF wrote there. */
  readonly json: TerraformJson;
  /** Names of the stacks that have to be applied before it. */
  readonly dependencies: readonly string[];
}

type Named = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The parts of Terraform's JSON syntax that the sandbox reads, as CDKTF writes them. */
export interface TerraformJson {
  readonly terraform?: { readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly resource?: Readonly<Record<string, Named>>;
  readonly data?: Readonly<Record<string, Named>>;
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly import?: readonly { readonly to: string; readonly id: string; readonly provider?: string }[];
  readonly output?: Named;
  readonly locals?: Readonly<Record<string, unknown>>;
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly name: string; readonly synthesizedStackPath: string; readonly dependencies: string[] }>
  >;
}

/** The stacks in a `cdktf.out`, each after those that it depends on. */
export function readStacks(out: string): Stack[] {
  const { stacks } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  const read = Object.keys(stacks)
    .sort()
    .map((key): Stack => {
      const { name, synthesizedStackPath, dependencies } = stacks[key] as Manifest['stacks'][string];
      const file = join(out, synthesizedStackPath);
      return {
        name,
        directory: dirname(file),
        json: JSON.parse(readFileSync(file, 'utf8')) as TerraformJson,
        dependencies: [...dependencies].sort(),
      };
    });
  return inOrder(read);
}

function inOrder(stacks: readonly Stack[]): Stack[] {
  const ordered = new Map<string, Stack>();
  const add = (stack: Stack): void => {
    if (ordered.has(stack.name)) return;
    // CDKTF refuses circular dependencies, so this ends.
    stacks.filter(({ name }) => stack.dependencies.includes(name)).forEach(add);
    ordered.set(stack.name, stack);
  };
  stacks.forEach(add);
  return [...ordered.values()];
}
