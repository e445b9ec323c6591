/** What can go wrong on demand. */
const FAULT_KINDS = ['policy-lock', 'rate-limit', 'server-error', 'slow', 'dropped'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  /**
   * `policy-lock`: 423, as when rules are written at the same time. `rate-limit`: 429 with a reset time.
   * `server-error`: 500. `slow`: the right answer, late. `dropped`: the connection ends without an answer.
   */
  readonly kind: FaultKind;
  /** @default - every method */
  readonly method?: string;
  /** Regular expression that the path matches, e.g. `^/api/v1/groups/rules`. @default - every path of the API */
  readonly path?: string;
  /** How many requests it strikes. @default 1 */
  readonly times?: number;
  /** How many matching requests pass before it strikes. @default 0 */
  readonly skip?: number;
  /** `rate-limit`: until the reset; `slow`: the delay. @default 1 */
  readonly seconds?: number;
  /** The request is carried out, and only its answer is lost. Not with `slow`. @default false */
  readonly carriedOut?: boolean;
}

export interface FaultStatus {
  readonly fault: Fault;
  /** How many requests it struck, and still will strike. */
  readonly struck: number;
  readonly left: number;
}

export interface Faults {
  /** @throws FaultRefused */
  add(fault: Fault): void;
  /** The fault that this request meets, if any: the one that was added first. */
  strike(method: string, path: string): Fault | undefined;
  list(): readonly FaultStatus[];
  clear(): void;
}

/** The fault makes no sense as it was written. */
export class FaultRefused extends Error {
  constructor(rule: string) {
    super(rule);
    this.name = 'FaultRefused';
  }
}

const MOST_SECONDS = 600;

export function faults(): Faults {
  interface Pending {
    readonly fault: Fault;
    readonly pattern: RegExp;
    passing: number;
    struck: number;
    left: number;
  }
  let pending: Pending[] = [];
  return {
    add(fault) {
      const { path = '^/api/', times = 1, skip = 0 } = fault;
      pending.push({ fault, pattern: checked(fault, path), passing: skip, struck: 0, left: times });
    },
    strike(method, path) {
      const hit = pending.find(
        ({ fault, pattern, left }) =>
          left > 0 && (fault.method === undefined || fault.method === method) && pattern.test(path),
      );
      if (!hit) return undefined;
      if (hit.passing > 0) {
        hit.passing -= 1;
        return undefined;
      }
      hit.left -= 1;
      hit.struck += 1;
      return hit.fault;
    },
    list: () => pending.map(({ fault, struck, left }) => ({ fault, struck, left })),
    clear() {
      pending = [];
    },
  };
}

function checked({ kind, times = 1, skip = 0, seconds = 1, carriedOut = false }: Fault, path: string): RegExp {
  if (!FAULT_KINDS.includes(kind)) throw new FaultRefused(`kind: one of ${FAULT_KINDS.join(', ')}`);
  if (!Number.isInteger(times) || times < 1) throw new FaultRefused('times: a whole number, 1 or more');
  if (!Number.isInteger(skip) || skip < 0) throw new FaultRefused('skip: a whole number, 0 or more');
  if (!(seconds >= 0 && seconds <= MOST_SECONDS)) throw new FaultRefused(`seconds: 0–${MOST_SECONDS}`);
  if (carriedOut && kind === 'slow') throw new FaultRefused('carriedOut: a slow answer is carried out anyway');
  try {
    return new RegExp(path);
  } catch {
    throw new FaultRefused('path: a regular expression');
  }
}
