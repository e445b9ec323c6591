import {
  isList,
  isValueObject,
  OpenList,
  OpenObject,
  Symbolic,
  unresolvedBy,
  type Value,
  type ValueObject,
} from '../expression/value';
import { decode } from '../expression/functions';
import type { Resource } from '../resources/resource';

/**
 * The policy that `data.aws_iam_policy_document` makes of its blocks.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocument(resource: Resource): Value {
  const { items, rest } = listOf(resource.argument('statement'));
  const sources = listOf(resource.argument('source_policy_documents'));
  const statements = [
    ...sources.items.map((text) => statementsOf(decode(text))),
    { items: items.map(statement), rest },
  ];
  const all = statements.flatMap((part) => part.items);
  const unknown = [...sources.rest, ...statements.flatMap((part) => part.rest)];
  // Statements of these replace ones with the same Sid.
  const overriding = resource.argument('override_policy_documents') ?? resource.argument('override_json');
  if (overriding !== undefined || resource.argument('source_json') !== undefined)
    return new OpenObject({}, [unresolvedBy('override_policy_documents and source_json are not read', [])]);
  const version = resource.argument('version') ?? '2012-10-17';
  return { Version: version, Statement: unknown.length > 0 ? new OpenList(all, unknown) : all };
}

interface Part {
  readonly items: readonly Value[];
  readonly rest: readonly Symbolic[];
}

/** Elements of a value that is a list, or one element standing alone. */
function listOf(value: Value | undefined): Part {
  if (value === undefined || value === null) return { items: [], rest: [] };
  if (isList(value)) return { items: value, rest: [] };
  if (value instanceof OpenList) return value;
  return value instanceof Symbolic ? { items: [], rest: [value] } : { items: [value], rest: [] };
}

function statementsOf(policy: Value): Part {
  if (isValueObject(policy)) return listOf(policy['Statement']);
  if (policy instanceof OpenObject && policy.entries['Statement'] !== undefined)
    return listOf(policy.entries['Statement']);
  return { items: [], rest: [policy instanceof Symbolic ? policy : unresolvedBy('a source is no policy', [policy])] };
}

function statement(block: Value): Value {
  if (!isValueObject(block)) return unresolvedBy('a statement is no block', [block]);
  const fields: [string, Value | undefined][] = [
    ['Sid', block['sid']],
    ['Effect', block['effect'] ?? 'Allow'],
    ['Action', variables(block['actions'])],
    ['NotAction', variables(block['not_actions'])],
    ['Resource', variables(block['resources'])],
    ['NotResource', variables(block['not_resources'])],
    ['Principal', principals(block['principals'])],
    ['NotPrincipal', principals(block['not_principals'])],
    ['Condition', conditions(block['condition'])],
  ];
  return Object.fromEntries(
    fields.filter((field): field is [string, Value] => field[1] !== undefined && field[1] !== null),
  );
}

function principals(value: Value | undefined): Value | undefined {
  const { items, rest } = listOf(value);
  if (items.length + rest.length === 0) return undefined;
  const byType = new Map<string, Value[]>();
  const open: Symbolic[] = [...rest];
  for (const item of items) {
    const type = isValueObject(item) ? item['type'] : undefined;
    if (!isValueObject(item) || typeof type !== 'string') {
      open.push(unresolvedBy('a principal is not known', [item]));
      continue;
    }
    const identifiers = listOf(variables(item['identifiers']));
    open.push(...identifiers.rest);
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers.items]);
  }
  const object: ValueObject = Object.fromEntries(byType);
  return open.length > 0 ? new OpenObject(object, open) : object;
}

function conditions(value: Value | undefined): Value | undefined {
  const { items, rest } = listOf(value);
  if (items.length + rest.length === 0) return undefined;
  const byTest = new Map<string, Map<string, Value[]>>();
  const open: Symbolic[] = [...rest];
  for (const item of items) {
    const [test, variable] = isValueObject(item) ? [item['test'], item['variable']] : [];
    if (!isValueObject(item) || typeof test !== 'string' || typeof variable !== 'string') {
      open.push(unresolvedBy('a condition is not known', [item]));
      continue;
    }
    const values = listOf(variables(item['values']));
    open.push(...values.rest);
    const byVariable = byTest.get(test) ?? new Map<string, Value[]>();
    byVariable.set(variable, [...(byVariable.get(variable) ?? []), ...values.items]);
    byTest.set(test, byVariable);
  }
  const object: ValueObject = Object.fromEntries([...byTest].map(([test, keys]) => [test, Object.fromEntries(keys)]));
  return open.length > 0 ? new OpenObject(object, open) : object;
}

/** The data source writes IAM's policy variables as `&{…}`. */
function variables(value: Value | undefined): Value | undefined {
  if (typeof value === 'string') return value.replaceAll('&{', '${');
  return value !== undefined && isList(value) ? value.map((item) => variables(item) ?? null) : value;
}
