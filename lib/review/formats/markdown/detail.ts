/** How much of each part a comment shows. What is left out is counted in its place, and named at the end. */
export interface Detail {
  readonly matrixRows: number;
  readonly matrixColumns: number;
  readonly planned: number;
  /** Lines of gains and losses. */
  readonly changes: number;
  /** Grants and subjects that a line sums up, listed in a fold. */
  readonly grants: number;
  /** Rules in Needs attention, and lines for each. */
  readonly rules: number;
  readonly subjects: number;
  /** Broken links, parts not analysed, acceptances, renames, members. */
  readonly others: number;
  readonly handover: number;
  /** Characters of one name or value. */
  readonly characters: number;
}

const FULL: Detail = {
  matrixRows: 200,
  matrixColumns: 20,
  planned: 200,
  changes: 200,
  grants: 300,
  rules: 100,
  subjects: 50,
  others: 100,
  handover: 50,
  characters: 600,
};

interface Step {
  /** What the step leaves out, in words; a later step of the same part takes the place of an earlier one. */
  readonly part: string;
  readonly words: string;
  readonly less: Partial<Detail>;
}

/**
 * Less and less, in this order, until the comment fits: first pictures of what the lists say, then lists of what a line
 * sums up, and at last the lines themselves. What needs attention is shortened last.
 */
const STEPS: readonly Step[] = [
  { part: 'matrix', words: 'most of the matrix', less: { matrixRows: 40, matrixColumns: 12 } },
  { part: 'matrix', words: 'the matrix', less: { matrixRows: 0 } },
  { part: 'grants', words: 'most of the lists of single grants', less: { grants: 50 } },
  { part: 'grants', words: 'the lists of single grants', less: { grants: 0 } },
  { part: 'plan', words: 'most of Terraform’s list', less: { planned: 20 } },
  { part: 'changes', words: 'some of the gains and losses', less: { changes: 30, others: 30 } },
  { part: 'values', words: 'values beyond 300 characters', less: { changes: 10, subjects: 20, characters: 300 } },
  {
    part: 'changes',
    words: 'more of the gains and losses',
    less: { changes: 5, others: 10, planned: 5, characters: 200 },
  },
  {
    part: 'lists',
    words: 'most of every list',
    less: { changes: 3, others: 5, subjects: 5, handover: 10, characters: 120 },
  },
  {
    part: 'lists',
    words: 'nearly all of every list',
    less: { changes: 1, others: 3, subjects: 2, rules: 40, handover: 5, planned: 0, characters: 80 },
  },
];

/** Each level of detail, the fullest first, with what it leaves out. */
export const DETAILS: readonly { readonly detail: Detail; readonly leftOut: readonly string[] }[] = STEPS.reduce<
  { detail: Detail; leftOut: ReadonlyMap<string, string> }[]
>(
  (levels, { part, words, less }) => {
    const last = levels.at(-1);
    return [
      ...levels,
      { detail: { ...(last?.detail ?? FULL), ...less }, leftOut: new Map(last?.leftOut).set(part, words) },
    ];
  },
  [{ detail: FULL, leftOut: new Map() }],
).map(({ detail, leftOut }) => ({ detail, leftOut: [...leftOut.values()] }));
