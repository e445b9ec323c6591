/**
 * A Terraform state (version 4) that holds outputs and nothing else: what other stacks read of a stack that Terraform
 * did not apply itself.
 * @see https://developer.hashicorp.com/terraform/language/state
 */
export function stateOfOutputs(outputs: ReadonlyMap<string, unknown>): string {
  const state = {
    version: 4,
    terraform_version: '1.7.0',
    serial: 1,
    lineage: '00000000-0000-0000-0000-000000000000',
    outputs: Object.fromEntries(
      [...outputs].map(([name, value]) => [name, { value, type: typeOf(value), sensitive: false }]),
    ),
    resources: [],
    check_results: null,
  };
  return `${JSON.stringify(state, undefined, 2)}\n`;
}

/** The type of a value in the notation of Terraform's state, e.g. `"string"` or `["object", {…}]`. */
function typeOf(value: unknown): unknown {
  if (Array.isArray(value)) return ['tuple', value.map(typeOf)];
  if (typeof value === 'object' && value !== null)
    return ['object', Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOf(item)]))];
  return typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'number' : 'string';
}
