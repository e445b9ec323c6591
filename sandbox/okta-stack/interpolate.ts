/** Attributes that an object got when it was made, by Terraform address, e.g. `okta_group.Support` or `data.okta_group.Auditors`. */
export type Attributes = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** A reference that the sandbox can't follow; only Terraform could. */
export class UnresolvedReference extends Error {
  constructor(reference: string) {
    super(`The Okta stack refers to \${${reference}}, which can be resolved by Terraform and the Okta provider only.`);
    this.name = 'UnresolvedReference';
  }
}

/**
 * Puts attributes in the place of `${type.name.attribute}` throughout a value of Terraform's JSON syntax, and takes
 * the escape out of `$${…}` and `%%{…}`.
 * @throws UnresolvedReference
 */
export function interpolate(value: unknown, attributes: Attributes): unknown {
  if (typeof value === 'string') return interpolateText(value, attributes);
  if (Array.isArray(value)) return value.map((item) => interpolate(item, attributes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolate(item, attributes)]));
}

const TEMPLATE = /\$\$\{|%%\{|\$\{([^}]*)\}/g;

function interpolateText(text: string, attributes: Attributes): unknown {
  const whole = /^\$\{([^}]*)\}$/.exec(text)?.[1];
  // A string that is one reference keeps the type of what it refers to.
  if (whole !== undefined) return lookUp(whole, attributes);
  return text.replace(TEMPLATE, (found, reference?: string) =>
    reference === undefined ? found.slice(1) : String(lookUp(reference, attributes)),
  );
}

function lookUp(reference: string, attributes: Attributes): unknown {
  const parts = reference.trim().split('.');
  const attribute = parts.pop() ?? '';
  const value = attributes.get(parts.join('.'))?.[attribute];
  if (value === undefined) throw new UnresolvedReference(reference);
  return value;
}
