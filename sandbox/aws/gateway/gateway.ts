import { GAPS } from '../gaps';
import { isOrganizationsCall, listAccounts } from '../organizations/list-accounts';
import { errorAnswer, type Answer } from '../query/answer';
import { AwsError } from '../query/aws-error';
import type { Call } from '../query/call';
import { RULES } from '../rules';
import type { Dependencies } from './handler';
import { readCall, type Incoming } from './read-call';
import { Turns } from './turns';

/** Calls that leave an account as it is. */
const READS = /^(?:Get|List|Assume|Simulate|Generate)/;

/** IAM and STS of the local accounts: moto behind AWS's rules, with its gaps closed. */
export class Gateway {
  private readonly turns = new Turns();
  /** Account → names of its calls that may have changed something, in their order. */
  private readonly written = new Map<string, string[]>();

  constructor(private readonly dependencies: Dependencies) {}

  /** Answers one call; refusals are answers, too. */
  async answer(incoming: Incoming): Promise<Answer> {
    if (isOrganizationsCall(incoming)) return listAccounts(incoming, this.dependencies);
    let call: Call | undefined;
    try {
      const read = (call = readCall(incoming, this.dependencies.state.accessKeys, this.dependencies.now()));
      const { service, action, accountId } = call;
      this.dependencies.state.calls.push({ service, action, accountId });
      return await this.turns.take(() => this.work(read));
    } catch (error) {
      const refusal = error instanceof AwsError ? error : failure(error);
      return errorAnswer(call?.service ?? 'sts', refusal);
    }
  }

  /** A number that grows with every call that may have changed something in an account. */
  changes(accountId: string): number {
    return this.writes(accountId).length;
  }

  /** Names of the calls that may have changed something in an account, in their order. */
  writes(accountId: string): readonly string[] {
    return this.written.get(accountId) ?? [];
  }

  /** Does something while no call is at work. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(work);
  }

  private async work(call: Call): Promise<Answer> {
    try {
      return await this.pass(call);
    } finally {
      // Also where it failed: half of it may have been done.
      if (!READS.test(call.action)) {
        const before = this.written.get(call.accountId);
        if (before === undefined) this.written.set(call.accountId, [call.action]);
        else before.push(call.action);
      }
    }
  }

  private async pass(call: Call): Promise<Answer> {
    for (const rule of RULES) if (rule.actions.includes(call.action)) await rule.check(call, this.dependencies);
    const moto = (changed: Call) => this.dependencies.moto.forward(changed);
    const gaps = GAPS.filter(({ actions }) => actions.includes(call.action));
    const chain = gaps.reduceRight<(changed: Call) => Promise<Answer>>(
      (next, gap) => (changed) => gap.answer(changed, this.dependencies, next),
      moto,
    );
    return chain(call);
  }
}

/** Something is wrong with the sandbox itself, e.g. moto has been killed. */
function failure(error: unknown): AwsError {
  const reason = error instanceof Error ? error.message : String(error);
  return new AwsError('InternalFailure', `The local AWS accounts have failed: ${reason}`, 500);
}
