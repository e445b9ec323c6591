import {
  blocks,
  type ConfigurationDocument,
  type Document,
  isObject,
  type Json,
  type JsonObject,
  property,
} from './document/document';
import type { KeptValue } from './model';
import { sortedBy } from './order';
import { unescaped } from './unescaped';

/** What the state keeps of what was applied, from stacks; `undefined` where none was read. */
export function keptValues(sources: readonly Document[]): KeptValue[] | undefined {
  const stacks = sources.filter((source) => source.kind === 'configuration');
  if (stacks.length === 0) return undefined;
  return sortedBy(stacks.flatMap(ofStack), ({ address }) => address);
}

function ofStack({ name, root }: ConfigurationDocument): KeptValue[] {
  const resources = property(root, 'resource');
  const named = isObject(resources) ? property(resources, 'terraform_data') : undefined;
  if (!isObject(named)) return [];
  return Object.entries(named).flatMap(([label, block]) =>
    isObject(block) ? keptIn(name, `${name}:terraform_data.${label}`, block) : [],
  );
}

const ALLOWED_WITH = /^\$\{(terraform_data\.[\w-]+)\.input == plantimestamp\(\) \? "allowed" : "not allowed"\}$/;

function keptIn(stack: string, address: string, block: JsonObject): KeptValue[] {
  const input = property(block, 'input');
  return isObject(input) ? keptTogether(address, block, input) : [keptValue(stack, address, block)];
}

/** Values of one object: the plan demands those whose change is ignored. */
function keptTogether(address: string, block: JsonObject, input: JsonObject): KeptValue[] {
  const ignored = property(lifecycleOf(block), 'ignore_changes');
  const { message } = postconditionOf(block);
  return Object.entries(input).flatMap(([part, written]) => {
    const value = typeof written === 'string' ? unescaped(written) : undefined;
    if (value === undefined) return [];
    const isDemanded = Array.isArray(ignored) && ignored.includes(`input.${part}`);
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
  const [condition, message] = [property(postcondition, 'condition'), property(postcondition, 'error_message')];
  return {
    condition: typeof condition === 'string' ? condition : '',
    message: typeof message === 'string' ? message : '',
  };
}

function lifecycleOf(block: JsonObject): JsonObject {
  const [lifecycle = {}] = blocks(property(block, 'lifecycle'));
  return lifecycle;
}

function unquoted(quoted: string): string {
  try {
    return unescaped(JSON.parse(quoted) as Json) ?? '';
  } catch {
    return '';
  }
}
