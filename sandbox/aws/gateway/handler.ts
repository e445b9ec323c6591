import type { AccountScope, MotoClient } from '../moto/moto-client';
import type { Answer } from '../query/answer';
import type { Call } from '../query/call';
import type { State } from './state';

/** What rules and gaps work with. */
export interface Dependencies {
  readonly moto: MotoClient;
  readonly state: State;
  readonly now: () => Date;
  /** Where people start to sign in; pages of the sign-in endpoint link to it. */
  readonly dashboard?: string;
}

/** A rule of AWS that moto does not know. */
export interface Rule {
  /** The calls it is about. */
  readonly actions: readonly string[];
  /** @throws AwsError where the call breaks the rule */
  check(call: Call, dependencies: Dependencies): Promise<void> | void;
}

/** Something that moto lacks or gets wrong, put right on the way. */
export interface Gap {
  readonly actions: readonly string[];
  /** @param next passes the call, or another in its place, on to moto */
  answer(call: Call, dependencies: Dependencies, next: (call: Call) => Promise<Answer>): Promise<Answer>;
}

export function scope({ accountId, partition }: Call): AccountScope {
  return { accountId, partition };
}
