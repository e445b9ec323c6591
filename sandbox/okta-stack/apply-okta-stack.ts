import type { TerraformJson } from '../stacks/read-stacks';
import { interpolate } from './interpolate';
import type { OktaApi } from './okta-api';
import { MAKERS, type Made } from './resource-types';

/** The objects of an Okta stack, made without Terraform. */
export interface AppliedOktaStack {
  /** Addresses of what was made or found, sorted. */
  readonly addresses: readonly string[];
  /** Values of the stack's outputs. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** Takes away everything that was made, in reverse order. */
  destroy(): Promise<void>;
}

/** What speaks to Terraform and not to Okta. */
const META_ARGUMENTS = new Set(['//', 'depends_on', 'lifecycle', 'provider', 'timeouts']);

/** What was applied, kept for Terraform's next plan: no object of Okta's, and none refers to it. */
const NOTE = 'terraform_data';

/**
 * Makes the objects of an Okta stack through Okta's API, one after the other: for machines on which Terraform can't
 * get the Okta provider. It makes and removes; it can't plan or update, which only Terraform does.
 * @throws Error for a resource type, reference or answer that it does not know
 */
export async function applyOktaStack(json: TerraformJson, api: OktaApi): Promise<AppliedOktaStack> {
  const blocks = new Map<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>([
    ...Object.entries(json.data ?? {}).map(([type, named]) => [`data.${type}`, named] as const),
    ...Object.entries(json.resource ?? {}).filter(([type]) => type !== NOTE),
  ]);
  const unknown = [...blocks.keys()].filter((type) => !MAKERS.has(type)).sort();
  if (unknown.length > 0) throw new Error(`Only Terraform can make ${unknown.join(', ')} of the Okta stack.`);

  const attributes = new Map<string, Readonly<Record<string, unknown>>>();
  const made: Made[] = [];
  for (const [type, make] of MAKERS)
    for (const [name, block] of Object.entries(blocks.get(type) ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const values = Object.fromEntries(Object.entries(block).filter(([key]) => !META_ARGUMENTS.has(key)));
      const result = await make(interpolate(values, attributes) as Record<string, unknown>, api);
      attributes.set(`${type}.${name}`, result.attributes);
      made.push(result);
    }
  return {
    addresses: [...attributes.keys()].sort(),
    outputs: new Map(
      Object.entries(json.output ?? {}).map(([name, { value }]) => [name, interpolate(value, attributes)]),
    ),
    async destroy() {
      for (const { remove } of made.reverse()) await remove?.();
    },
  };
}
