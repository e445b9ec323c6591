import type { Read } from '../../documents';

/** One statement of an identity policy; elements read ignoring case, single values as lists. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** `actions` are the exceptions (`NotAction`). */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  /** `resources` are the exceptions (`NotResource`). */
  readonly exceptResources: boolean;
  readonly condition: unknown;
}

/** Reads a policy document, an object or its JSON text. What isn't understood is unknown, never skipped. */
export function parseDocument(document: unknown): Read<readonly Statement[]> {
  let value = document;
  if (typeof value === 'string')
    try {
      value = JSON.parse(value) as unknown;
    } catch {
      return { unknown: 'the document is no JSON' };
    }
  const list = element(value, 'Statement');
  if (list === undefined) return { unknown: 'the document has no Statement' };
  const statements = (Array.isArray(list) ? list : [list]).map(parseStatement);
  if (statements.includes(undefined)) return { unknown: 'a statement of the document is not understood' };
  return { known: statements.filter((statement) => statement !== undefined) };
}

function parseStatement(value: unknown): Statement | undefined {
  const effect = String(element(value, 'Effect')).toLowerCase();
  const [action, notAction] = [strings(element(value, 'Action')), strings(element(value, 'NotAction'))];
  const [resource, notResource] = [strings(element(value, 'Resource')), strings(element(value, 'NotResource'))];
  const actions = action ?? notAction;
  const resources = resource ?? notResource;
  if ((effect !== 'allow' && effect !== 'deny') || !actions || !resources) return undefined;
  return {
    effect: effect === 'allow' ? 'Allow' : 'Deny',
    actions,
    exceptActions: action === undefined,
    resources,
    exceptResources: resource === undefined,
    condition: element(value, 'Condition'),
  };
}

function element(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] as unknown;
}

function strings(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'string') ? list : undefined;
}
