import { decode } from '../expression/value';
import { elements, type Elements } from '../expression/read';
import { isValueObject, OpenObject, Symbolic, Unresolved, type Value } from '../expression/value';

/** The statements of a policy document, whatever form it has; `rest` where there may be more. */
export function statementsOf(policy: Value): Elements {
  const document = typeof policy === 'string' || policy instanceof Symbolic ? decode(policy) : policy;
  if (isValueObject(document)) return elements(document['Statement']);
  if (document instanceof OpenObject) {
    const statement = document.entries['Statement'];
    return statement === undefined ? { items: [], rest: document.rest } : elements(statement);
  }
  if (document instanceof Symbolic) return { items: [], rest: [document] };
  return { items: [], rest: [new Unresolved('the policy is not a JSON object')] };
}
