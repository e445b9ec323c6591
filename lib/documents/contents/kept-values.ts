import { blocks, isObject, type Json, type JsonObject, objectAt, property, text } from '../json/json';
import type { ConfigurationDocument, Document, ValuesDocument } from '../model/document';
import type { KeptValue } from '../model/contents';
import { perBlock } from './per-block';
import { sortedBy } from '../order';
import { unescaped } from '../text';

/**
 * What the state keeps of what was applied. What a plan demands is written in stacks only; plans and states show the
 * values that are kept together. `undefined` where neither was found.
 */
export function keptValues(sources: readonly Document[]): KeptValue[] | undefined {
  const kept = sources.flatMap((source) => (source.kind === 'configuration' ? ofStack(source) : ofValues(source)));
  if (kept.length === 0 && !sources.some(({ kind }) => kind === 'configuration')) return undefined;
  return sortedBy(kept, ({ address }) => address);
}

function ofValues({ name, resources }: ValuesDocument): KeptValue[] {
  return resources.flatMap(({ address, managed, type, values }) => {
    const input = managed && type === 'terraform_data' ? objectAt(values, 'input') : {};
    return Object.entries(input).flatMap(([part, value]) =>
      typeof value === 'string' ? [{ address: `${name}:${address}`, part, value: { known: value } }] : [],
    );
  });
}

function ofStack({ name, root }: ConfigurationDocument): KeptValue[] {
  return Object.entries(objectAt(objectAt(root, 'resource'), 'terraform_data')).flatMap(([label, block]) =>
    isObject(block) ? keptIn(`${name}:terraform_data.${label}`, block, name) : [],
  );
}

const ALLOWED_WITH = /^\$\{(terraform_data\.[\w-]+)\.input == plantimestamp\(\) \? "allowed" : "not allowed"\}$/;

const keptIn = perBlock((address, block, stack: string): readonly KeptValue[] => {
  const input = property(block, 'input');
  return isObject(input) ? keptTogether(address, block, input) : [keptValue(stack, address, block)];
});

/** Values of one object: the plan demands those whose change is ignored, if it compares the object with what is written. */
function keptTogether(address: string, block: JsonObject, input: JsonObject): KeptValue[] {
  const ignored = property(lifecycleOf(block), 'ignore_changes');
  const { condition, message } = postconditionOf(block);
  const compares = condition === `\${self.input == ${JSON.stringify(input)}}`;
  return Object.entries(input).flatMap(([part, written]) => {
    const value = typeof written === 'string' ? unescaped(written) : undefined;
    if (value === undefined) return [];
    const isDemanded = compares && Array.isArray(ignored) && ignored.includes(`input.${part}`);
    return [{ address, part, value: { known: value }, ...(isDemanded ? { demands: { value, message } } : {}) }];
  });
}

function keptValue(stack: string, address: string, block: JsonObject): KeptValue {
  const input = property(block, 'input');
  const [, made] = typeof input === 'string' ? (ALLOWED_WITH.exec(input) ?? []) : [];
  const isText = typeof input === 'string' && !/(?<!\$)\$\{/.test(input);
  const demands = demandOf(block);
  return {
    address,
    value: isText ? { known: unescaped(input) } : { unknown: 'Terraform works it out' },
    ...(made === undefined ? {} : { allowedWith: `${stack}:${made}` }),
    demands,
  };
}

/** The one form in which this product demands a value; another one is outside of its grammar. */
function demandOf(block: JsonObject): KeptValue['demands'] {
  const { condition, message } = postconditionOf(block);
  const [, quoted] = /^\$\{self\.input == (".*")\}$/s.exec(condition) ?? [];
  return quoted === undefined ? undefined : { value: unquoted(quoted), message };
}

function postconditionOf(block: JsonObject): { condition: string; message: string } {
  const [postcondition = {}] = blocks(property(lifecycleOf(block), 'postcondition'));
  return { condition: text(postcondition, 'condition') ?? '', message: text(postcondition, 'error_message') ?? '' };
}

function lifecycleOf(block: JsonObject): JsonObject | undefined {
  return blocks(property(block, 'lifecycle'))[0];
}

function unquoted(quoted: string): string {
  try {
    return unescaped(JSON.parse(quoted) as Json) ?? '';
  } catch {
    return '';
  }
}
