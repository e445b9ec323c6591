import type { IConstruct } from 'constructs';

/**
 * A construct that was asked for something AWS, Okta or Terraform would refuse, with its path.
 * @example
 * ```ts
 * try {
 *   new ManagementGroup(stack, 'Jobs', { federation, name: 'Jobs', members: ['a@b.ch'], existing: true });
 * } catch (error) {
 *   if (error instanceof InvalidConstruct) console.error(error.message); // what is wrong, where, and what to do
 * }
 * ```
 */
export class InvalidConstruct extends Error {
  constructor(
    readonly path: string,
    /** What is wrong, e.g. `maxSessionSeconds 60: IAM allows 3600–43200`. */
    readonly requirement: string,
    readonly remedy: string,
  ) {
    super(`${path}: ${requirement} (${remedy})`);
    this.name = 'InvalidConstruct';
  }
}

/** @throws InvalidConstruct unless `holds` */
export function demand(scope: IConstruct, holds: boolean, requirement: string, remedy: string): asserts holds {
  if (!holds) throw new InvalidConstruct(scope.node.path, requirement, remedy);
}
