import { blocks, type JsonObject, property } from '../document/document';
import { evaluateJson, type Names, pairsOf } from '../expression/evaluate';
import type { Symbolic } from '../expression/value';
import { OpenList, OpenObject, unresolvedBy, type Value } from '../expression/value';

/**
 * `dynamic` blocks in the place of the blocks that they make.
 * @param written the blocks of this type that stand there themselves
 * @see https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
 */
export function expandDynamic(
  label: string,
  written: readonly Value[],
  dynamic: readonly JsonObject[],
  names: Names,
): Value {
  const items: Value[] = [...written];
  const rest: Symbolic[] = [];
  for (const block of dynamic) {
    const each = evaluateJson(property(block, 'for_each') ?? null, names);
    const iterator = property(block, 'iterator');
    const variable = typeof iterator === 'string' ? iterator : label;
    if (each instanceof OpenList || each instanceof OpenObject) rest.push(unresolvedBy('', each.rest));
    const pairs = pairsOf(each);
    if (pairs === undefined) rest.push(unresolvedBy('for_each of a dynamic block is not known', [each]));
    for (const [key, value] of pairs ?? [])
      for (const content of blocks(property(block, 'content'))) {
        const bound: Value = { key, value };
        items.push(evaluateJson(content, { resolve: (name) => (name === variable ? bound : names.resolve(name)) }));
      }
  }
  return rest.length > 0 ? new OpenList(items, rest) : items;
}
