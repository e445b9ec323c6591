import { accountOfProvider, type Account, lastAssumed, ownAccount, ownArns } from './accounts';
import type { Document } from '../model/document';
import { known, readText } from '../expression/read';
import { Attribute, type Value } from '../expression/value';
import type { Address, Read, Unknown } from '../model/address';
import { append, sortedBy, unique } from '../order';
import { computedAttribute, iamArn } from './computed';
import type { Content, Provider, Resource } from './resource';
import { StackContent } from './stack';
import { valuesContent } from './values-resources';

/** What another stack's output says, through a `terraform_remote_state`. */
export type RemoteOutput = (state: Resource, output: string) => Value;

/** Attributes of Okta objects that tell which object it is. */
const IDENTITY = new Set(['id', 'metadata']);

/** One document, ready to be asked: its resources, and the accounts behind its providers. */
export class Scope {
  readonly name: string;
  /** In the order of their addresses. */
  readonly resources: readonly Resource[];
  readonly byAddress: ReadonlyMap<Address, Resource>;
  /** Resources of which Terraform ignores changes of some arguments. */
  readonly ignoring: readonly Resource[];
  readonly imports: Content['imports'];
  readonly forgotten: readonly Address[];
  readonly output: Content['output'];
  /** What could not be read at all. */
  readonly unknown: readonly Unknown[];
  /** What it was answered about other stacks, by the state's address and the output. */
  readonly asked = new Map<string, { readonly state: Resource; readonly output: string; readonly answer: string }>();
  private readonly byType = new Map<string, Resource[]>();
  private readonly providers: ReadonlyMap<string, Provider>;
  private readonly accountsOfKeys = new Map<string, Account>();
  private readonly accountsOfResources = new Map<Resource, Account>();
  private reached: readonly string[] | undefined;

  constructor(
    readonly document: Document,
    private remote: RemoteOutput,
  ) {
    this.name = document.name;
    const surroundings = {
      attribute: (resource: Resource, name: string) => this.attribute(resource, name),
      remoteOutput: (state: Resource, output: string) => this.remoteOutput(state, output),
    };
    const content =
      document.kind === 'configuration' ? new StackContent(document, surroundings) : valuesContent(document);
    this.imports = content.imports;
    this.forgotten = content.forgotten;
    this.output = content.output;
    this.resources = sortedBy(content.resources, ({ address }) => address);
    this.byAddress = new Map(this.resources.map((resource) => [resource.address, resource]));
    this.ignoring = this.resources.filter(({ ignoresChanges }) => ignoresChanges.length > 0);
    this.providers = new Map(content.providers.map((provider) => [provider.key, provider]));
    for (const resource of this.resources)
      append(this.byType, resource.managed ? resource.type : `data.${resource.type}`, resource);
    const unread = document.kind === 'configuration' ? [] : (document.unread ?? []);
    this.unknown = [
      ...unread.map(({ subject, reason }) => ({ address: `${document.name}:${subject}`, subject, reason })),
      ...this.resources.flatMap((resource) => this.withoutProvider(resource)),
    ];
  }

  /** @param type `okta_group`, or `data.okta_group` */
  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  /** The account that a resource is made in. */
  accountOf(resource: Resource): Account {
    const known = this.accountsOfResources.get(resource);
    if (known !== undefined) return known;
    const account = ownAccount(resource) ?? this.accountOfKey(resource.provider);
    this.accountsOfResources.set(resource, account);
    return account;
  }

  /** Accounts that AWS provider blocks reach, also where nothing is made in them any more. */
  get connected(): readonly string[] {
    const keys = [...this.providers.values()].flatMap(({ type, key }) => (type === 'aws' ? [key] : []));
    return unique(keys.flatMap((key) => known(this.accountOfKey(key).id) ?? []));
  }

  /** ARNs of the roles that Terraform works with. */
  get assumed(): readonly string[] {
    return [...this.providers.values()].flatMap(({ argument }) => lastAssumed(argument('assume_role')));
  }

  /** Accounts in which its resources are, or in which something is that they name; empty without anything of AWS. */
  get accounts(): readonly string[] {
    if (this.reached !== undefined) return this.reached;
    const found = new Set<string>();
    for (const resource of this.resources) {
      if (!resource.type.startsWith('aws_')) continue;
      found.add(known(this.accountOf(resource).id) ?? resource.provider);
      for (const arn of ownArns(resource)) found.add(arn.split(':')[4] ?? '');
    }
    this.reached = unique(found);
    return this.reached;
  }

  /** Which Okta org a resource is in: by its provider's org, else by the provider's alias; empty for the only one. */
  orgOf({ provider: key }: Resource): string {
    const local = key.slice(key.lastIndexOf(':') + 1);
    // A module that is given no provider has that of the root.
    const provider = this.providers.get(key) ?? this.providers.get(`${this.name}:${local}`);
    const [name, domain] = ['org_name', 'base_url'].map((argument) => provider?.argument(argument));
    if (typeof name === 'string') return `${name}.${typeof domain === 'string' ? domain : 'okta.com'}`;
    return local.includes('.') ? local : '';
  }

  /** Value of a resource's attribute, as an expression elsewhere would see it. */
  attribute(resource: Resource, name: string): Value {
    // What an Okta object is called after apply says less than which object it is.
    if (IDENTITY.has(name) && resource.type.startsWith('okta_') && !resource.configured(name))
      return new Attribute(resource.address, name);
    const computed = () => computedAttribute(resource, name, (owner) => this.accountOf(owner));
    return resource.argument(name) ?? computed() ?? new Attribute(resource.address, name);
  }

  /** The ARN of an object of IAM: what a plan of a first apply does not have, is made of what it has. */
  arnOf(resource: Resource, path: Read<string> = { known: '/' }): Read<string> {
    const arn = this.attribute(resource, 'arn');
    const made = typeof arn === 'string' ? { known: arn } : iamArn(resource, this.accountOf(resource), path);
    return 'known' in made ? readText(made.known) : made;
  }

  /** Whether other documents answer what it asked as those before did; from now on, these are asked. */
  fits(remote: RemoteOutput): boolean {
    const same = [...this.asked.values()].every(
      ({ state, output, answer }) => fingerprint(remote(state, output)) === answer,
    );
    if (same) this.remote = remote;
    return same;
  }

  private remoteOutput(state: Resource, output: string): Value {
    const value = this.remote(state, output);
    this.asked.set(`${state.address} ${output}`, { state, output, answer: fingerprint(value) });
    return value;
  }

  private accountOfKey(key: string): Account {
    const found = this.accountsOfKeys.get(key) ?? this.findAccount(key);
    this.accountsOfKeys.set(key, found);
    return found;
  }

  private findAccount(key: string): Account {
    const provider = this.providers.get(key);
    const local = key.slice(key.indexOf(':') + 1);
    if (!provider && local.includes('.')) return { id: { unknown: `there is no provider configuration ${local}` } };
    const declared = accountOfProvider(provider, []);
    if ('known' in declared.id && declared.partition !== undefined) return declared;
    return accountOfProvider(provider, this.writtenArns(key));
  }

  /** ARNs of one provider's resources that are of its own account for certain; if there are none, those it trusts. */
  private writtenArns(key: string): string[] {
    const resources = this.resources.filter(({ provider }) => provider === key);
    const own = resources.flatMap((resource) => [
      ...ownArns(resource, resource.written),
      ...(resource.type === 'aws_iam_saml_provider' ? this.importedIds(resource) : []),
    ]);
    return own.length > 0 ? own : resources.flatMap(trustedProviders);
  }

  private importedIds({ address }: Resource): string[] {
    return this.imports.flatMap(({ address: to, id }) => (to === address && typeof id === 'string' ? [id] : []));
  }

  /** Of a provider with an alias, the block has to be there: Terraform refuses what names another. */
  private withoutProvider({ address, provider }: Resource): Unknown[] {
    const subject = provider.slice(provider.indexOf(':') + 1);
    if (this.providers.has(provider) || !subject.includes('.')) return [];
    return [{ address, subject, reason: 'there is no provider configuration of this name' }];
  }
}

/** A role can be assumed through a SAML provider of its own account only. */
function trustedProviders({ type, written }: Resource): string[] {
  const policy = type === 'aws_iam_role' ? written('assume_role_policy') : undefined;
  return typeof policy === 'string' ? (policy.match(/arn:[\w-]+:iam::\d{12}:saml-provider\//g) ?? []) : [];
}

function fingerprint(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? { kind: part.constructor.name, ...part } : part,
  );
}
