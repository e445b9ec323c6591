import { terraformAddress } from './address';
import type { PlannedAction } from './model';
import { sortedBy } from './order';

export type ActionKind = 'delete' | 'replace' | 'forget' | 'create' | 'update' | 'read' | 'no-op';

/** In the order in which a reviewer should see them: what goes comes first. */
export const ACTION_KINDS: readonly ActionKind[] = ['delete', 'replace', 'forget', 'create', 'update', 'read', 'no-op'];

/** Terraform's list of actions in one word; `["delete","create"]` and its reverse are a replacement. */
export function actionKind({ actions }: PlannedAction): ActionKind {
  if (actions.includes('delete')) return actions.includes('create') ? 'replace' : 'delete';
  return ACTION_KINDS.find((kind) => actions.includes(kind)) ?? 'no-op';
}

export function sortedActions(plan: readonly PlannedAction[]): PlannedAction[] {
  return sortedBy(plan, (action) => [String(ACTION_KINDS.indexOf(actionKind(action))), action.address, action.type]);
}

/**
 * Finds the plan's action for an address of the access model. A plan of one stack names no stack, a plan of several
 * does.
 */
export function actionsAt(plan: readonly PlannedAction[] = []): (address: string) => PlannedAction | undefined {
  const index = new Map(plan.map((action) => [action.address, action]));
  return (address) => index.get(address) ?? index.get(terraformAddress(address));
}
