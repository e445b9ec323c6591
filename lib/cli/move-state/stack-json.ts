/** The parts of a synthesized stack that say what its state holds, and where. */
export interface StackJson {
  readonly terraform?: {
    readonly required_version?: string;
    readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly cloud?: {
      readonly organization?: unknown;
      readonly hostname?: unknown;
      readonly workspaces?: { readonly name?: unknown };
    };
  };
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, { readonly value?: unknown; readonly sensitive?: boolean }>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Addresses of what Terraform manages in a stack. */
export function addressesOf({ resource = {} }: StackJson): string[] {
  return Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

/** Addresses of what a stack reads. */
export function readsOf({ data = {} }: StackJson): Set<string> {
  return new Set(
    Object.entries(data).flatMap(([type, named]) => Object.keys(named).map((name) => `data.${type}.${name}`)),
  );
}

/** `mueller-tech.okta.com` of each Okta provider. */
export function orgsOf({ provider = {} }: StackJson): string[] {
  return (provider['okta'] ?? []).map(({ org_name: name, base_url: url }) => `${String(name)}.${String(url)}`);
}
