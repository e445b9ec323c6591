import type { Digest } from '../digest';
import { isObject, type Json, type JsonObject, objectAt, property, strings, text } from '../json/json';
import type { ValuesProvider } from '../model/document';
import type { Outside } from '../model/outside';
import type { PlanFacts } from '../model/plan';
import { sortedBy } from '../order';
import { orderOfOutside, outsideIn } from '../outside';
import { type PlanConfiguration, withoutInstanceKeys } from './configuration';
import type { Listed } from './containers';

/** Data sources that run a program or send a request of somebody's choice while Terraform plans. */
const REACH_OUT = new Set(['external', 'http', 'aws_lambda_invocation']);

/** Ephemeral resources that ask nobody for a value: they make one. */
const ONLY_GENERATES = /^(?:random|time|tls)_/;

/** Providers that ask nobody but Okta and AWS, by source; another registry may serve any program under their names. */
const REGISTRIES = /^registry\.(?:terraform\.io|opentofu\.org)\//;
const PROVIDERS = new Set([
  'okta/okta',
  'builtin/terraform',
  ...['aws', 'archive', 'cloudinit', 'local', 'null', 'random', 'template', 'terraform', 'time', 'tls'].map(
    (name) => `hashicorp/${name}`,
  ),
]);

/** Arguments with which every team gives the provider the place where its own organization and account are. */
const USUAL: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'okta',
    new Set([
      ...['org_name', 'base_url', 'api_token', 'client_id', 'private_key', 'private_key_id', 'scopes', 'backoff'],
      ...['min_wait_seconds', 'max_wait_seconds', 'max_retries', 'parallelism', 'log_level', 'max_api_capacity'],
      'request_timeout',
    ]),
  ],
  [
    'aws',
    new Set([
      ...['region', 'allowed_account_ids', 'forbidden_account_ids', 'assume_role', 'assume_role_with_web_identity'],
      ...['default_tags', 'ignore_tags', 'profile', 'max_retries', 'retry_mode', 'sts_region', 'use_fips_endpoint'],
      ...['use_dualstack_endpoint', 'access_key', 'secret_key', 'token', 'shared_config_files'],
      'shared_credentials_files',
    ]),
  ],
]);

/** @see https://developer.okta.com/docs/concepts/okta-organizations/ */
const OKTA_DOMAINS = new Set(['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil']);

/** Ids and metadata, which outputs of this product show; of a configuration in JSON, an expression is a string as well. */
const OF_PRODUCT = /[$%]\{|^[\w.-]{6,100}$|^\s*<(?:\?xml|(?:\w+:)?EntityDescriptor)\b/;
const WRITTEN = 'value is written out, so it shows nothing that was made';

/** What a plan says besides its configuration and its actions. */
export interface PlanRest {
  readonly sources: readonly { readonly address: string; readonly type: string; readonly source?: string }[];
  readonly variables: JsonObject;
}

/**
 * What runs or sends requests elsewhere when somebody plans or applies this configuration, as far as the plan shows it. A
 * plan alone does not say since when it is there, and a plan without actions ran it as well.
 */
export function planOutside(
  configuration: PlanConfiguration,
  facts: PlanFacts,
  { sources, variables }: PlanRest,
  digest: Digest,
): Outside[] {
  const found = outsideIn(facts.stack, facts.stack, digest);
  const runs = new Set(
    facts.changes
      .filter(({ actions }) => actions.includes('create') || actions.includes('delete'))
      .map(({ address }) => withoutInstanceKeys(address)),
  );
  const blocks = [...configuration.resources.values()].flatMap(
    ({ address, type, managed, ephemeral, expressions, provisioners }) => {
      if (ephemeral && !ONLY_GENERATES.test(type))
        return [found(address, 'data source', type, `an ephemeral ${type} is opened in each plan`, expressions)];
      if (!managed)
        return REACH_OUT.has(type) || isForeignState(type, expressions)
          ? [found(address, 'data source', type, reachesOut(type), expressions)]
          : [];
      const when = runs.has(`${facts.stack}:${address}`) ? 'when this plan is applied' : 'when the object is made anew';
      return provisioners.map((provisioner) => {
        const name = text(provisioner, 'type') ?? 'provisioner';
        return found(address, 'provisioner', name, `${name} runs ${when}`, provisioner);
      });
    },
  );
  const providers = configuration.providers.flatMap(({ key, source, expressions }) => {
    const local = typeOf(key);
    const full = shortName(source ?? (local === 'okta' ? 'okta/okta' : `hashicorp/${local}`));
    const foreign = PROVIDERS.has(full) ? [] : [found(`provider.${key}`, 'provider', full, FOREIGN, full)];
    return [
      ...foreign,
      ...unusual(local, expressions, key.includes(':') ? {} : variables).map(([name, why]) =>
        found(`provider.${key}`, 'provider', `${local}.${name}`, why, property(expressions, name) ?? null),
      ),
    ];
  });
  // Since Terraform 1.14 a plan may run actions of providers, beside what it does to resources.
  const invoked = facts.invocations.map((each) =>
    found(each, 'provisioner', 'action', 'an action of a provider runs when this plan is applied', each),
  );
  const named = new Set(providers.map(({ name }) => name));
  const makers = foreignSources(sources).filter(([, full]) => !named.has(full));
  const made = makers.map(([address, full]) => found(address, 'provider', full, FOREIGN, full));
  const written = facts.outputs
    .filter(({ actions }) => actions.includes('create') || actions.includes('update'))
    .flatMap(({ name }) => {
      const value = configuration.outputs.get(name)?.written;
      if (value === undefined || value === null || typeof value === 'object' || OF_PRODUCT.test(String(value)))
        return [];
      // Nobody gets access by it, and people read it as what Terraform worked out.
      return [{ ...found(`output.${name}`, 'argument', 'value', WRITTEN, value), decides: false }];
    });
  return sortedBy([...blocks, ...providers, ...made, ...invoked, ...written], orderOfOutside);
}

/** Backends that many teams share their states by; any other asks a server of somebody's choice. */
const STATES = new Set(['local', 's3', 'remote', 'gcs', 'azurerm']);

function isForeignState(type: string, expressions: JsonObject): boolean {
  if (type !== 'terraform_remote_state') return false;
  return !STATES.has(text(objectAt(expressions, 'backend'), 'constant_value') ?? '');
}

function unusual(
  provider: string,
  expressions: ValuesProvider['expressions'],
  variables: JsonObject,
): [name: string, why: string][] {
  const usual = USUAL.get(provider);
  if (usual === undefined) return [];
  return Object.entries(expressions).flatMap(([name, expression]): [string, string][] => {
    if (!usual.has(name)) return [[name, `${name} decides where requests and credentials go`]];
    const written = provider === 'okta' ? textOf(expression, variables) : undefined;
    if (written === undefined) return [];
    if (name === 'base_url' && !OKTA_DOMAINS.has(written.toLowerCase()))
      return [[name, 'base_url is not a domain of Okta: credentials go there']];
    // The provider puts it before the domain: with a slash in it, the domain is another one.
    if (name === 'org_name' && !/^[\w-]*$/.test(written))
      return [[name, 'org_name has other characters than a name: credentials may go to another host']];
    return [];
  });
}

/** A text that is written there, or that the input variable has which is there alone. */
function textOf(expression: Json, variables: JsonObject): string | undefined {
  const references = strings(property(expression, 'references'));
  const [, name = ''] = (references.length === 1 ? /^var\.([\w-]+)$/.exec(references[0] ?? '') : null) ?? [];
  const variable = property(variables, name);
  return isObject(variable) ? text(variable, 'value') : text(expression, 'constant_value');
}

/** What a state shows of programs and requests: by whom its objects were made, and what was read. */
export function stateOutside(stack: string, resources: readonly Listed[], digest: Digest): Outside[] {
  const found = outsideIn(stack, stack, digest);
  const read = resources
    .filter(({ managed, type }) => !managed && REACH_OUT.has(type))
    .map(({ address, type }) => found(address, 'data source', type, reachesOut(type), address));
  const made = foreignSources(resources).map(([address, full]) => found(address, 'provider', full, FOREIGN, full));
  return sortedBy([...read, ...made], orderOfOutside);
}

/** Of each provider that is neither Okta's nor AWS's, the first object that it makes. */
function foreignSources(resources: PlanRest['sources']): [address: string, source: string][] {
  const first = new Map<string, string>();
  for (const { address, type, source } of resources) {
    if (source === undefined) continue;
    const full = shortName(source);
    const own = /^okta_/.test(type) ? full === 'okta/okta' : !/^aws_/.test(type) || full === 'hashicorp/aws';
    if ((!own || !PROVIDERS.has(full)) && !first.has(full)) first.set(full, address);
  }
  return [...first].map(([full, address]) => [address, full]);
}

/** `okta/okta` of `registry.terraform.io/okta/okta`; a provider of another registry keeps its name. */
function shortName(source: string): string {
  return source.replace(REGISTRIES, '').replace(/^terraform\.io\//, '');
}

function reachesOut(type: string): string {
  return `${type} reaches out while Terraform plans`;
}

const FOREIGN = 'the provider is another program than those of Okta and AWS';

/** `aws` of `module.account:aws.tech`. */
export function typeOf(key: string): string {
  return key.replace(/^.*:/, '').split('.')[0] ?? '';
}
