/** One thing that differs between two grants of the same role to the same group. */
export interface Difference {
  /** e.g. `policy AdministratorAccess added` */
  readonly phrase: string;
  /** `either`: it is not known which; counted on both sides, so that no gain is missed. */
  readonly direction: 'wider' | 'narrower' | 'either';
}

export function wider(phrase: string): Difference {
  return { phrase, direction: 'wider' };
}

export function narrower(phrase: string): Difference {
  return { phrase, direction: 'narrower' };
}

export function either(phrase: string): Difference {
  return { phrase, direction: 'either' };
}

/** Values of two lists that only one has. */
export function listDifference(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; gone: string[] } {
  const [then, now] = [new Set(before), new Set(after)];
  return {
    added: [...now].filter((value) => !then.has(value)).sort(),
    gone: [...then].filter((value) => !now.has(value)).sort(),
  };
}
