import { accountOfProvider, type Account, asAccountOf, ownAccount, ownArns } from '../aws/accounts';
import type { ConfigurationDocument, Document, ValuesDocument } from '../document/document';
import { Failed, Unresolved, type Value } from '../expression/value';
import type { Unknown } from '../model';
import { append, sortedBy } from '../order';
import { attributeValue, type Surroundings } from './attribute';
import { computedAttribute } from './computed';
import { States } from './remote-state';
import type { Provider, Resource, World } from './resource';
import { StackScope } from './stack';
import { valuesOutput, valuesProviders, valuesResources } from './values-resources';

/** Brings documents together: resources of all stacks, references between stacks, accounts behind providers. */
export class Documents implements World {
  readonly stacks: readonly string[];
  readonly resources: ReadonlyMap<string, readonly Resource[]>;
  readonly byAddress: ReadonlyMap<string, Resource>;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly imports: World['imports'];
  readonly forgotten: readonly string[];
  private readonly reported = new Map<string, Unknown>();
  private readonly scopes = new Map<string, StackScope>();
  private readonly accounts = new Map<string, Account>();
  private readonly byProvider = new Map<string, Resource[]>();
  private search = 0;
  private searches = 0;
  private readonly surroundings: Surroundings = {
    computed: (resource, name) => this.computed(resource, name),
    tentative: () => this.search,
    remoteOutput: (resource, output) => this.remoteOutput(resource, output),
  };
  private readonly states: States;
  private readonly values: readonly ValuesDocument[];

  constructor(documents: readonly Document[]) {
    const unique = [...new Map(documents.map((document) => [document.name, document])).values()];
    this.stacks = unique.map(({ name }) => name).sort();
    const configurations: readonly ConfigurationDocument[] = unique.filter(
      (document) => document.kind === 'configuration',
    );
    this.states = new States(configurations);
    this.values = unique.filter((document) => document.kind !== 'configuration');
    for (const { name, unread = [] } of this.values)
      for (const { subject, reason } of unread) this.report({ address: `${name}:${subject}`, subject, reason });
    for (const document of configurations) this.scopes.set(document.name, new StackScope(document, this.surroundings));
    const scopes = [...this.scopes.values()];
    this.providers = new Map(
      [...scopes.flatMap((scope) => scope.providers()), ...this.values.flatMap(valuesProviders)].map((provider) => [
        provider.key,
        provider,
      ]),
    );
    const all = sortedBy(
      [...scopes.flatMap((scope) => scope.resources()), ...this.values.flatMap(valuesResources)],
      ({ address }) => address,
    );
    this.byAddress = new Map(all.map((resource) => [resource.address, resource]));
    this.resources = byKey(all, ({ managed, type }) => (managed ? type : `data.${type}`));
    for (const resource of all) append(this.byProvider, resource.provider, resource);
    for (const resource of all) this.checkProvider(resource);
    this.imports = scopes.flatMap((scope) => scope.imports());
    const left = unique.flatMap((document) =>
      document.kind === 'configuration'
        ? (document.left ?? []).map((address) => `${document.name}:${address}`)
        : document.resources.flatMap(({ address, left: how }) => (how ? [`${document.name}:${address}`] : [])),
    );
    this.forgotten = [...new Set([...scopes.flatMap((scope) => scope.forgotten()), ...left])].sort();
  }

  /** What could not be read so far: expressions are evaluated when they are asked for. */
  get unknown(): readonly Unknown[] {
    return [...this.reported.values()];
  }

  /** The account that a resource is made in. */
  accountOf(resource: Resource): Account {
    const own = ownAccount(resource);
    return own ?? this.accountOfKey(resource.provider);
  }

  /** Which Okta org a resource is in: by its provider's org, else by the provider's alias; empty for the only one. */
  orgOf({ provider: key }: Resource): string {
    const local = key.slice(key.lastIndexOf(':') + 1);
    // A module that is given no provider has that of the root.
    const provider = this.providers.get(key) ?? this.providers.get(`${key.slice(0, key.indexOf(':'))}:${local}`);
    const [name, domain] = ['org_name', 'base_url'].map((argument) => provider?.argument(argument));
    if (typeof name === 'string') return `${name}.${typeof domain === 'string' ? domain : 'okta.com'}`;
    return local.includes('.') ? local : '';
  }

  accountOfKey(key: string): Account {
    const known = this.accounts.get(key);
    if (known) return known;
    const provider = this.providers.get(key);
    if (!provider && key.slice(key.indexOf(':') + 1).includes('.')) {
      const missing = { id: { unknown: `there is no provider configuration ${key.slice(key.indexOf(':') + 1)}` } };
      this.accounts.set(key, missing);
      return missing;
    }
    // A guard as well: what is evaluated next may ask for this very account.
    const declared = accountOfProvider(provider, []);
    this.accounts.set(key, declared);
    if ('known' in declared.id && declared.partition !== undefined) return declared;
    const outer = this.search;
    this.searches += 1;
    this.search = this.searches;
    const literals = this.literalArns(key);
    this.search = outer;
    const account = accountOfProvider(provider, literals);
    this.accounts.set(key, account);
    return account;
  }

  /** Value of a resource's attribute, as an expression elsewhere would see it. */
  attribute(resource: Resource, name: string): Value {
    return attributeValue(resource, name, this.surroundings);
  }

  report(unknown: Unknown): void {
    this.reported.set([unknown.address, unknown.subject, unknown.reason].join('\0'), unknown);
  }

  /** Of a provider with an alias, the block has to be there: Terraform refuses what names another. */
  private checkProvider({ address, provider }: Resource): void {
    const local = provider.slice(provider.indexOf(':') + 1);
    if (this.providers.has(provider) || !local.includes('.')) return;
    this.report({ address, subject: local, reason: 'there is no provider configuration of this name' });
  }

  private computed(resource: Resource, name: string): Value | undefined {
    return computedAttribute(resource, name, (owner) => asAccountOf(this.accountOf(owner)));
  }

  /** Whether a `terraform_remote_state` reads a stack of these documents. */
  isOwnState(resource: Resource): boolean {
    return this.states.stackBehind(resource) !== undefined;
  }

  private remoteOutput(resource: Resource, output: string): Value {
    const stack = this.states.stackBehind(resource);
    if (stack === undefined)
      return new Unresolved(`output "${output}" is of a state that is not among these documents`, [resource.address]);
    const scope = this.scopes.get(stack);
    const planned = this.values.find(({ name }) => name === stack);
    return scope?.output(output) ?? (planned && valuesOutput(planned, output)) ?? new Failed(`no output "${output}"`);
  }

  /** ARNs of one provider's resources that are of its own account for certain; if there are none, those it trusts. */
  private literalArns(key: string): string[] {
    const resources = this.byProvider.get(key) ?? [];
    const own = [...resources.flatMap(ownArns), ...resources.flatMap((resource) => this.importedArn(resource))];
    return own.length > 0 ? own : resources.flatMap(trustedProviders);
  }

  private importedArn({ address, type }: Resource): string[] {
    if (type !== 'aws_iam_saml_provider') return [];
    return this.imports.flatMap(({ address: to, id }) => (to === address && typeof id === 'string' ? [id] : []));
  }
}

/** A role can be assumed through a SAML provider of its own account only. */
function trustedProviders(resource: Resource): string[] {
  const policy = resource.type === 'aws_iam_role' ? resource.argument('assume_role_policy') : undefined;
  return typeof policy === 'string' ? (policy.match(/arn:[\w-]+:iam::\d{12}:saml-provider\//g) ?? []) : [];
}

function byKey<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) append(map, key(item), item);
  return map;
}
