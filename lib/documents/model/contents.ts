import type { Address, Read } from './address';
import type { BetweenNote, Written } from './notes';
import type { Outside } from './outside';
import type { PlanFacts } from './plan';

/** What a set of documents holds besides the resources that decide who gets in. */
export interface Contents {
  /** Names of the stacks (folder names of `cdktf.out/stacks`), or `plan` for a single document. */
  readonly stacks: readonly string[];
  /** Account ids that an AWS provider block reaches (`allowed_account_ids`), sorted; a retired account keeps its block. */
  readonly connectedAccounts?: readonly string[];
  /** ARNs of the roles with which Terraform works in accounts (the last `assume_role` of a provider block), sorted. */
  readonly assumedRoles?: readonly string[];
  /** Aliases of accounts; absent where there are none. Sorted by address. */
  readonly accountAliases?: readonly AccountAlias[];
  /** Addresses in `removed` blocks with `destroy = false`: Terraform forgets the object and leaves it as it is. */
  readonly forgotten?: readonly Address[];
  /** Changes that are not finished, as a comment of the stacks says: for people to read, nothing is decided by it. */
  readonly between?: readonly BetweenNote[];
  /** Where the configuration says what, as a comment of the stacks says: for lines that people write, too. */
  readonly written?: Written;
  /** What the state keeps of what was applied; only where stacks were read. Sorted by address. */
  readonly kept?: readonly KeptValue[];
  /** What another address stands for now; absent where nothing moves. Sorted by the new address. */
  readonly moves?: readonly Move[];
  /** Every block of the configuration, new ones too, so that a change which nothing else here holds can be reported. */
  readonly blocks?: readonly BlocksOfDocument[];
  /** Resources of which Terraform ignores changes of some arguments; `all` stands for every one. */
  readonly ignored?: readonly { readonly address: Address; readonly arguments: readonly string[] }[];
  /** What this product never writes into a stack, and Terraform would read; sorted by address. */
  readonly outside: readonly Outside[];
  /** Outputs, descriptions and tags: what leaves the plan for people to read. */
  readonly texts: readonly TextForPeople[];
  /** What each plan does. Only where plans were read, and not on the side before them. */
  readonly plans?: readonly PlanFacts[];
  /** What exists and is taken over; absent where nothing is. Sorted by address. */
  readonly takenOver?: readonly TakenOver[];
  /** Stacks of which only a plan or state was read: it carries neither comments (reasons, ends, acceptances) nor lifecycle. */
  readonly withoutComments?: readonly string[];
  /** Questions that these documents can't answer, as sentences. */
  readonly cannotAnswer?: readonly string[];
}

/** The name of an account that AWS shows when people choose a role. It keeps one: a second one replaces the first. */
export interface AccountAlias {
  readonly address: Address;
  readonly name: string;
  /** Its address, where nobody knows the account: it is the same one on both sides. */
  readonly accountId: string;
}

/** An object that has another address from now on. */
export interface Move {
  readonly from: Address;
  readonly to: Address;
  /** Whether its own document declares an object there. */
  readonly declared: { readonly from: boolean; readonly to: boolean };
}

/** A value that only the state has: what was applied, for the next plan to compare with. */
export interface KeptValue {
  readonly address: Address;
  /** Which of the values that are kept together; absent where one is kept alone. */
  readonly part?: string;
  /** Unknown where Terraform works it out when it is made. */
  readonly value: Read<string>;
  /** `allowed` if this is made by the same plan, else `not allowed`. */
  readonly allowedWith?: Address;
  /** What the plan demands of the value that was applied; absent where it may change. */
  readonly demands?: { readonly value: string; readonly message: string };
}

/** The blocks of one document, sorted by address and made when they are asked for. What both sides have in common is one object. */
export interface BlocksOfDocument {
  /** Name of the document, which begins their addresses. */
  readonly stack: string;
  readonly list: readonly Block[];
}

/** A block with a digest of each argument by name, never the value. */
export interface Block {
  /** `federation:aws_iam_role.…`, `federation:provider.aws.…`, `federation:import.aws_iam_role.…` */
  readonly address: Address;
  readonly arguments: readonly (readonly [name: string, digest: string])[];
}

/** A text that people see. Never the text itself, which may hold a secret. */
export interface TextForPeople {
  readonly address: Address;
  /** `value`, `description`, `tags.managed-by` */
  readonly argument: string;
  /** Of an output: Terraform does not print it. */
  readonly sensitive: boolean;
  /** Terraform does more for it than to put in attributes, so what it says is unknown. */
  readonly worksOut: boolean;
  /** Attributes that it is made of, e.g. `aws_iam_access_key.Key-a.secret`. */
  readonly references: readonly string[];
  /** Host names to which it may send people: of its links, and such as they would type. */
  readonly hosts: readonly string[];
  /** Characters in it that nobody sees, or that turn it round, e.g. `\u{202e}`. */
  readonly hidden: readonly string[];
  /** Forms of secrets that it holds as text, e.g. `AWS secret access key`. */
  readonly secrets: readonly string[];
}

/** An object that exists already and that Terraform takes over: by an `import` block, or as a plan says. */
export interface TakenOver {
  /** Address that it gets. */
  readonly address: Address;
  readonly type: string;
  /** Unknown where it is an expression, or where only the apply knows it. */
  readonly id: Read<string>;
  /** In which kind of document it was found. A plan shows what the object is, an `import` block its id only. */
  readonly from: 'block' | 'plan';
  /** Why it is another object than the address declares, as sentences without a full stop. */
  readonly contradictions: readonly string[];
}
