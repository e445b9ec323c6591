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
    isObject(block) ? [keptValue(name, `${name}:terraform_data.${label}`, block)] : [],
  );
}

const ALLOWED_WITH = /^\$\{(terraform_data\.[\w-]+)\.input == plantimestamp\(\) \? "allowed" : "not allowed"\}$/;

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
  const [lifecycle] = blocks(property(block, 'lifecycle'));
  const [postcondition] = blocks(lifecycle && property(lifecycle, 'postcondition'));
  const condition = postcondition && property(postcondition, 'condition');
  const [, quoted] = typeof condition === 'string' ? (/^\$\{self\.input == (".*")\}$/s.exec(condition) ?? []) : [];
  if (quoted === undefined) return undefined;
  const message = postcondition && property(postcondition, 'error_message');
  return { value: unquoted(quoted), message: typeof message === 'string' ? message : '' };
}

function unquoted(quoted: string): string {
  try {
    return unescaped(JSON.parse(quoted) as Json) ?? '';
  } catch {
    return '';
  }
}
