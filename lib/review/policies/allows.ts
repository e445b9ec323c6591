import { matches } from './pattern';
import type { Statement } from './statement';

/**
 * Whether the statements allow `action` on `resource`. A denial counts only where it has no condition, an allowance
 * whatever its condition: the answer may say too much, it never hides a power.
 * @param resource an ARN
 */
export function allows(statements: readonly Statement[], action: string, resource: string): boolean {
  const covering = statements.filter((statement) => covers(statement, action, resource));
  return (
    covering.some(({ effect }) => effect === 'Allow') &&
    !covering.some(({ effect, conditions }) => effect === 'Deny' && conditions.length === 0)
  );
}

/** The patterns of resources on which the statements allow `action`, as they are written. */
export function allowedPatterns(statements: readonly Statement[], action: string): string[] {
  const patterns = statements
    .filter(({ effect, actions, exceptActions }) => effect === 'Allow' && speaksOf(actions, action) !== exceptActions)
    .flatMap(({ resources, exceptResources }) => (exceptResources ? ['*'] : resources));
  return [...new Set(patterns)].filter((pattern) => allows(statements, action, pattern));
}

function covers(statement: Statement, action: string, resource: string): boolean {
  const { actions, exceptActions, resources, exceptResources } = statement;
  return (
    speaksOf(actions, action) !== exceptActions &&
    resources.some((pattern) => matches(pattern, resource)) !== exceptResources
  );
}

function speaksOf(actions: readonly string[], action: string): boolean {
  return actions.some((pattern) => matches(pattern, action, { ignoreCase: true }));
}
