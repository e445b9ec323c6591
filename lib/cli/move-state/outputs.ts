import type { StackJson } from './stack-json';
import type { Resource, State } from './state';

type Outputs = State['outputs'];

const REFERENCE = /^\$\{((?:data\.)?[a-z]\w*\.[\w-]+)\.(\w+)\}$/;

/**
 * The outputs of a stack, as far as its objects give them: literals, and single attributes of an object. Another stack
 * reads them (the metadata), so they must be there before anything is applied; what is left out here is only shown as
 * a new output in the next plan.
 */
export function outputsOf({ output = {} }: StackJson, resources: ReadonlyMap<string, Resource>): Outputs {
  const outputs: Outputs = {};
  for (const [name, { value, sensitive }] of Object.entries(output)) {
    const known = valueOf(value, resources);
    if (known === undefined) continue;
    outputs[name] = { value: known, type: typeOf(known), sensitive: sensitive === true || undefined };
  }
  return outputs;
}

function valueOf(value: unknown, resources: ReadonlyMap<string, Resource>): unknown {
  if (typeof value === 'string') return textOf(value, resources);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, inner]) => [key, valueOf(inner, resources)] as const);
  return entries.some(([, inner]) => inner === undefined) ? undefined : Object.fromEntries(entries);
}

function textOf(text: string, resources: ReadonlyMap<string, Resource>): string | undefined {
  const [, address, attribute] = REFERENCE.exec(text) ?? [];
  if (address === undefined || attribute === undefined) return literal(text);
  const [instance, ...others] = resources.get(address)?.instances ?? [];
  const value = instance?.attributes?.[attribute];
  return others.length === 0 && typeof value === 'string' ? value : undefined;
}

/** A string without a template; `$${` stands for `${`. */
function literal(text: string): string | undefined {
  const rest = text.replaceAll('$${', '').replaceAll('%%{', '');
  if (rest.includes('${') || rest.includes('%{')) return undefined;
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

/** Terraform's type of a value, as its state writes it. */
function typeOf(value: unknown): unknown {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  const entries = Object.entries(value as object).map(([key, inner]) => [key, typeOf(inner)] as const);
  return ['object', Object.fromEntries(entries)];
}
