import {
  known,
  readText,
  Attribute,
  display,
  Symbolic,
  type Value,
  type Address,
  type Resource,
  type Documents,
} from '../../documents';

/** Finds roles or users of the documents by what other blocks call them: a name in an account, or an attribute. */
export class IdentityIndex<T> {
  private readonly byAddress = new Map<Address, T>();
  private readonly byName = new Map<string, T>();
  /** Of one provider configuration; `undefined` where several have the name, as in a state, which notes no configuration. */
  private readonly byProvider = new Map<string, T | undefined>();

  constructor(private readonly documents: Documents) {}

  add(resource: Resource, identity: T): void {
    this.byAddress.set(resource.address, identity);
    const name = resource.argument('name');
    if (typeof name !== 'string') return;
    this.byName.set(this.key(resource, name), identity);
    const local = `${resource.provider}/${name}`;
    this.byProvider.set(local, this.byProvider.has(local) ? undefined : identity);
  }

  /** @param asker the block that names it, which is made in the same account */
  find(asker: Resource, reference: Value | undefined): T | undefined {
    if (reference instanceof Attribute) return this.byAddress.get(reference.address);
    if (typeof reference !== 'string') return undefined;
    const found = this.byName.get(this.key(asker, reference));
    if (found !== undefined || 'known' in this.documents.accountOf(asker).id) return found;
    // The account is not known, so the block that it names counts, or the only one that the same configuration makes.
    const named = asker.mentions.filter((address) => this.isNamed(address, reference, asker.provider));
    const [only] = named.flatMap((address) => this.byAddress.get(address) ?? []);
    return only ?? this.byProvider.get(`${asker.provider}/${reference}`);
  }

  /** A name through another provider configuration is that of another account's object. */
  private isNamed(address: Address, name: string, provider: string): boolean {
    const found = this.documents.at(address);
    return found?.provider === provider && found.argument('name') === name;
  }

  private key(resource: Resource, name: string): string {
    const id = known(this.documents.accountOf(resource).id) ?? resource.provider;
    return `${id}/${name}`;
  }
}

/** The name of a role, user or provider, or the address where only the apply knows it. */
export function nameOf(resource: Resource, documents: Documents): string {
  const name = readText(resource.argument('name'));
  if ('known' in name) return name.known;
  const prefix = resource.argument('name_prefix');
  const reason =
    prefix === undefined || prefix instanceof Symbolic ? name.unknown : `it begins with ${display(prefix)}`;
  documents.report(resource.address, `the name is known after apply: ${reason}`);
  return resource.address;
}
