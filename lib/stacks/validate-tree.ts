import type { IConstruct } from 'constructs';

/** What the finished tree says against itself, all of it. */
export class InvalidTree extends Error {
  constructor(
    /** `<construct path>: <rule>`, sorted. */
    readonly problems: readonly string[],
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${count} in the plan, nothing was written:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'InvalidTree';
  }
}

/**
 * Runs the validations of every construct. CDKTF would run them stack by stack, stop at the first bad one, and leave
 * the stacks before it written.
 * @throws InvalidTree with all problems
 */
export function validateTree(root: IConstruct): void {
  const problems: string[] = [];
  visit(root, (node) => {
    for (const problem of node.node.validate()) problems.push(`${node.node.path}: ${problem}`);
  });
  if (problems.length > 0) throw new InvalidTree(problems.sort());
}

function visit(node: IConstruct, each: (node: IConstruct) => void): void {
  each(node);
  for (const child of node.node.children) visit(child, each);
}
