/**
 * What a rule that is deleted with its users does to people whom another rule serves, too. No primary text answers
 * that, so a plan has to be right under both: `keep` lets them stay, `remove` takes them out, and only the next
 * evaluation brings them back.
 */
export const DELETED_RULES = ['keep', 'remove'] as const;
export type DeletedRules = (typeof DELETED_RULES)[number];

export interface RuleTimingOptions {
  /** Seconds from a change to what the rules make of it; a real org takes seconds to minutes. @default 0 - at once */
  readonly delaySeconds?: number;
  /** @default keep */
  readonly deletedRules?: DeletedRules;
  /** Runs something later. @default - a timer of this process, which does not keep it alive */
  readonly wait?: (work: () => void, seconds: number) => void;
}

/** A timing that no org can have. */
export class TimingRefused extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'TimingRefused';
  }
}

const MOST_SECONDS = 600;

/** When an org's group rules are evaluated. May be changed while the org is up; what waits already keeps its time. */
export class RuleTiming {
  private seconds = 0;
  private deleted: DeletedRules = 'keep';
  private waiting = 0;
  private readonly wait: (work: () => void, seconds: number) => void;

  /** @throws TimingRefused */
  constructor({ wait = byTimer, ...options }: RuleTimingOptions = {}) {
    this.wait = wait;
    this.change(options);
  }

  get delaySeconds(): number {
    return this.seconds;
  }

  get deletedRules(): DeletedRules {
    return this.deleted;
  }

  /** How many changes the rules have not been evaluated for yet. */
  get pending(): number {
    return this.waiting;
  }

  /** @throws TimingRefused; then nothing was changed */
  change({ delaySeconds = this.seconds, deletedRules = this.deleted }: Omit<RuleTimingOptions, 'wait'>): void {
    if (!(delaySeconds >= 0 && delaySeconds <= MOST_SECONDS))
      throw new TimingRefused(`delaySeconds: 0–${MOST_SECONDS}`);
    if (!DELETED_RULES.includes(deletedRules))
      throw new TimingRefused(`deletedRules: one of ${DELETED_RULES.join(', ')}`);
    this.seconds = delaySeconds;
    this.deleted = deletedRules;
  }

  /** Does what a change asks of the rules: at once, or after the delay, in the order of the changes. */
  run(work: () => void): void {
    if (this.seconds === 0) {
      work();
      return;
    }
    this.waiting += 1;
    this.wait(() => {
      this.waiting -= 1;
      work();
    }, this.seconds);
  }
}

function byTimer(work: () => void, seconds: number): void {
  setTimeout(work, seconds * 1_000).unref();
}
