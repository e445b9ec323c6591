import type { TrustCondition } from '../../access';
import type { Read } from '../../documents';
import { sortedBy } from '../order';

/** One statement of an identity policy; elements read ignoring case, single values as lists. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** `actions` are the exceptions (`NotAction`). */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  /** `resources` are the exceptions (`NotResource`). */
  readonly exceptResources: boolean;
  /** In a fixed order, keys in lower case; each of them has to be met. */
  readonly conditions: readonly TrustCondition[];
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
  const conditions = conditionsOf(element(value, 'Condition'));
  if ((effect !== 'allow' && effect !== 'deny') || !actions || !resources || !conditions) return undefined;
  return {
    effect: effect === 'allow' ? 'Allow' : 'Deny',
    actions,
    exceptActions: action === undefined,
    resources,
    exceptResources: resource === undefined,
    conditions,
  };
}

/** `undefined` where they are not operators with keys with values. */
function conditionsOf(value: unknown): readonly TrustCondition[] | undefined {
  if (value === undefined) return [];
  const found = entriesOf(value)?.flatMap(([operator, keys]): (TrustCondition | undefined)[] => {
    const entries = entriesOf(keys);
    // What an operator without a key asks is not known, so it is kept as asking something.
    if (entries?.length === 0) return [{ operator, key: '', values: [] }];
    return (entries ?? [undefined]).map((entry) => {
      const [key, given] = entry ?? [];
      const values: unknown[] = Array.isArray(given) ? given : [given];
      const isUnderstood = values.every((item) => ['string', 'number', 'boolean'].includes(typeof item));
      if (key === undefined || !isUnderstood) return undefined;
      return { operator, key: key.toLowerCase(), values: [...new Set(values.map(String))].sort() };
    });
  });
  if (!found || found.includes(undefined)) return undefined;
  const known = found.filter((condition) => condition !== undefined);
  return sortedBy(known, ({ operator, key, values }) => [operator, key, ...values]);
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
}

function element(value: unknown, name: string): unknown {
  return entriesOf(value)?.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function strings(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'string') ? list : undefined;
}
