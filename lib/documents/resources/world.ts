import type { Account } from './accounts';
import type { Document } from '../model/document';
import { Unresolved, type Value } from '../expression/value';
import type { Address, Read, Unknown } from '../model/address';
import { compare, unique } from '../order';
import { States } from './remote-state';
import type { Resource } from './resource';
import { Scope } from './scope';

/** Documents that are read together: resources of all of them, and references from one stack to another. */
export class Documents {
  private readonly reported = new Map<string, Unknown>();
  private readonly byName: ReadonlyMap<string, Scope>;

  private constructor(
    private readonly scopes: readonly Scope[],
    private readonly states: States,
  ) {
    this.byName = new Map(scopes.map((scope) => [scope.name, scope]));
    for (const scope of scopes)
      for (const { address, reason, subject } of scope.unknown) this.report(address, reason, subject);
  }

  /** @param documents of two with one name the later counts */
  static of(documents: readonly Document[]): Documents {
    const unique = [...new Map(documents.map((document) => [document.name, document])).values()];
    const sorted = unique.sort((a, b) => compare(`${a.name}:`, `${b.name}:`));
    const states = new States(sorted.filter((document) => document.kind === 'configuration'));
    const scopes = new Map<string, Scope>();
    const remote = (state: Resource, output: string): Value => {
      const behind = states.stackBehind(state);
      if (behind === undefined)
        return new Unresolved(`output "${output}" is of a state that is not among these documents`, [state.address]);
      return scopes.get(behind)?.output(output) ?? new Unresolved(`no output "${output}"`);
    };
    const fresh = (document: Document) => {
      const scope = new Scope(document, remote);
      known.set(document, scope);
      scopes.set(document.name, scope);
    };
    // A document that was read before is read as before, unless other stacks answer it otherwise now.
    const asking: Scope[] = [];
    for (const document of sorted) {
      const scope = known.get(document);
      if (scope === undefined) fresh(document);
      else if (scope.asked.size > 0) asking.push(scope);
      else if (scope.fits(remote)) scopes.set(scope.name, scope);
    }
    for (const scope of asking)
      if (scope.fits(remote)) scopes.set(scope.name, scope);
      else fresh(scope.document);
    return new Documents(
      sorted.flatMap(({ name }) => scopes.get(name) ?? []),
      states,
    );
  }

  get stacks(): readonly string[] {
    return this.scopes.map(({ name }) => name).sort();
  }

  /** ARNs of the roles that Terraform works with. */
  get assumedRoles(): readonly string[] {
    return unique(this.scopes.flatMap(({ assumed }) => assumed));
  }

  get connectedAccounts(): readonly string[] {
    return unique(this.scopes.flatMap(({ connected }) => connected));
  }

  get forgotten(): readonly Address[] {
    return unique(this.scopes.flatMap(({ forgotten }) => forgotten));
  }

  get imports(): Scope['imports'] {
    return this.scopes.flatMap(({ imports }) => imports);
  }

  /** Resources of which Terraform ignores changes of some arguments. */
  get ignoring(): readonly Resource[] {
    return this.scopes.flatMap(({ ignoring }) => ignoring);
  }

  /** What could not be read so far: expressions are evaluated when they are asked for. */
  get unknown(): readonly Unknown[] {
    return [...this.reported.values()];
  }

  /** Resources (`okta_group`) or data sources (`data.okta_group`) of the given types, in the order of their addresses. */
  ofType(...types: readonly string[]): readonly Resource[] {
    // An account by itself is most often one document.
    const [scope] = this.scopes;
    const [type] = types;
    if (this.scopes.length === 1 && types.length === 1 && scope && type !== undefined) return scope.ofType(type);
    return types.flatMap((type) => this.scopes.flatMap((scope) => scope.ofType(type)));
  }

  at(address: Address): Resource | undefined {
    return this.byName.get(address.slice(0, address.indexOf(':')))?.byAddress.get(address);
  }

  /** The account that a resource is made in. */
  accountOf(resource: Resource): Account {
    return this.scopeOf(resource).accountOf(resource);
  }

  /** Which Okta org a resource is in, as {@link Scope.orgOf} has it. */
  orgOf(resource: Resource): string {
    return this.scopeOf(resource).orgOf(resource);
  }

  /** The ARN of an object of IAM, as {@link Scope.arnOf} has it. */
  arnOf(resource: Resource, path?: Read<string>): Read<string> {
    return this.scopeOf(resource).arnOf(resource, path);
  }

  /** Value of a resource's attribute, as an expression elsewhere would see it. */
  attribute(resource: Resource, name: string): Value {
    return this.scopeOf(resource).attribute(resource, name);
  }

  /** Whether a `terraform_remote_state` reads a stack of these documents. */
  isOwnState(state: Resource): boolean {
    return this.states.stackBehind(state) !== undefined;
  }

  /** Notes what is not known; the same is noted once. */
  report(address: Address, reason: string, subject: string = address): void {
    this.reported.set([address, subject, reason].join('\0'), { address, subject, reason });
  }

  /**
   * The documents that hold something of AWS, by what IAM relates: an account, or what one of them reads of another. The
   * same scopes make the same group, so that what is found in a group may be kept for its first one.
   */
  related(): { readonly scopes: readonly Scope[]; readonly documents: Documents }[] {
    const groups = new Map<string, { readonly scopes: Scope[] }>();
    for (const scope of this.scopes.filter(({ accounts }) => accounts.length > 0)) {
      const keys = [`stack ${scope.name}`, ...scope.accounts, ...this.read(scope).map((name) => `stack ${name}`)];
      const met = new Set(keys.flatMap((key) => groups.get(key) ?? []));
      const group = { scopes: [...[...met].flatMap(({ scopes }) => scopes), scope] };
      if (met.size > 0) for (const [key, other] of groups) if (met.has(other)) groups.set(key, group);
      for (const key of keys) groups.set(key, group);
    }
    return [...new Set(groups.values())].map(({ scopes }) => {
      const sorted = scopes.sort((a, b) => compare(`${a.name}:`, `${b.name}:`));
      return { scopes: sorted, documents: new Documents(sorted, this.states) };
    });
  }

  /** Stacks with something of AWS whose outputs a document reads. */
  private read(scope: Scope): string[] {
    const behind = scope.ofType('data.terraform_remote_state').flatMap((state) => this.states.stackBehind(state) ?? []);
    return behind.filter((name) => (this.byName.get(name)?.accounts.length ?? 0) > 0);
  }

  private scopeOf({ stack }: Resource): Scope {
    const scope = this.byName.get(stack);
    if (scope === undefined) throw new Error(`${stack} is none of these documents`);
    return scope;
  }
}

const known = new WeakMap<Document, Scope>();
