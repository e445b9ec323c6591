/** How much of each part a comment shows. What is left out is counted in its place, and named at the end. */
export interface Detail {
  /** Findings from before the change, listed. */
  readonly standing: number;
  readonly matrixRows: number;
  readonly matrixColumns: number;
  readonly edges: number;
  readonly planned: number;
  /** Management groups in gains and losses, and changes for each. */
  readonly groups: number;
  readonly changes: number;
  /** Rules in Needs attention, and subjects for each. */
  readonly rules: number;
  readonly subjects: number;
  /** Broken links, parts not analysed, acceptances, renames, members. */
  readonly others: number;
  readonly handover: number;
  /** Characters of one name or value. */
  readonly characters: number;
}

const FULL: Detail = {
  standing: 200,
  matrixRows: 200,
  matrixColumns: 20,
  edges: 80,
  planned: 200,
  groups: 200,
  changes: 200,
  rules: 100,
  subjects: 50,
  others: 100,
  handover: 50,
  characters: 600,
};

/**
 * Less and less, in this order, until the comment fits: first what was there before, then pictures of what the lists
 * say, and at last the lists themselves. What needs attention is shortened last.
 */
export const DETAILS: readonly Detail[] = [
  FULL,
  { standing: 0 },
  { matrixRows: 40, matrixColumns: 12 },
  { matrixRows: 0 },
  { edges: 30 },
  { edges: 0 },
  { planned: 20 },
  { changes: 30, others: 30 },
  { changes: 10, subjects: 20, characters: 300 },
  { changes: 5, groups: 50, others: 10, planned: 5, characters: 200 },
  { changes: 3, groups: 20, others: 5, subjects: 5, handover: 10, characters: 120 },
  { changes: 1, groups: 10, others: 3, subjects: 2, rules: 40, handover: 5, planned: 0, characters: 80 },
].reduce<Detail[]>((steps, less) => [...steps, { ...(steps.at(-1) ?? FULL), ...less }], []);
