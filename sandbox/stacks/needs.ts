import type { Stack } from './read-stacks';

/** What has to be there before a plan can be applied: in a real company it would be. */
export interface Needs {
  /** `aws`, `aws-us-gov` or `aws-cn`: a federation lives in one of them. */
  readonly partition: 'aws' | 'aws-us-gov' | 'aws-cn';
  readonly accounts: readonly AccountNeed[];
  /** Names of Okta groups that the plan reads and does not make. */
  readonly existingGroups: readonly string[];
  /** Logins of Okta users that the plan puts into groups. */
  readonly logins: readonly string[];
}

export interface AccountNeed {
  readonly accountId: string;
  /** Role that the provider assumes to reach the account, by ARN. */
  readonly connectionRole?: string;
  /** AWS profile that the provider uses instead. */
  readonly profile?: string;
  /** Roles that the plan adopts: names, with a path where the plan's own roles have one. */
  readonly existingRoles: readonly (string | { readonly name: string; readonly path: string })[];
  /** ARNs of customer-managed policies that roles name and the plan does not make. */
  readonly existingPolicies?: readonly string[];
}

/** Reads a plan's needs out of the synthesized stacks. */
export function needsOf(stacks: readonly Stack[]): Needs {
  const json = stacks.map(({ json }) => json);
  const data = (type: string) => json.flatMap(({ data = {} }) => Object.values(data[type] ?? {}));
  return {
    partition: partitionOf(json.flatMap(({ provider = {} }) => provider['aws'] ?? [])),
    accounts: json.flatMap(accountsOf).sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
    existingGroups: unique(data('okta_group').flatMap(({ name }) => (typeof name === 'string' ? [name] : []))),
    logins: unique(data('okta_user').flatMap(loginsOf)),
  };
}

function accountsOf({ provider = {}, import: imports = [], resource = {} }: Stack['json']): AccountNeed[] {
  const roles = Object.values(resource['aws_iam_role'] ?? {});
  // An adopted role lives where the role value pattern has all roles, so where the plan makes its own.
  const path = roles.map(({ path }) => path).find((path) => typeof path === 'string') ?? '/';
  return (provider['aws'] ?? []).map((block) => {
    const { alias, profile, allowed_account_ids: ids, assume_role: assumeRole } = block as AwsProvider;
    const used = alias === undefined ? 'aws' : `aws.${alias}`;
    const connectionRole = assumeRole?.[0]?.role_arn;
    const accountId = ids?.[0] ?? '';
    const existingPolicies = policiesOf(resource, accountId);
    return {
      accountId,
      connectionRole,
      profile,
      existingRoles: imports
        .filter(({ to, provider: importedWith = 'aws' }) => to.startsWith('aws_iam_role.') && importedWith === used)
        .map(({ id }) => id)
        .sort()
        .map((name) => (path === '/' ? name : { name, path })),
      existingPolicies: existingPolicies.length === 0 ? undefined : existingPolicies,
    };
  });
}

/** Literal ARNs of an account's own policies: those that the plan makes are references. */
function policiesOf(resource: NonNullable<Stack['json']['resource']>, accountId: string): string[] {
  const blocks = Object.values(resource).flatMap((ofType) => Object.values(ofType));
  const named = blocks.flatMap(({ permissions_boundary: boundary, policy_arns: arns, policy_arn: arn }) => [
    boundary,
    arn,
    ...(Array.isArray(arns) ? (arns as unknown[]) : []),
  ]);
  const own = new RegExp(`^arn:[a-z-]+:iam::${accountId}:policy/`);
  return unique(named.filter((text): text is string => typeof text === 'string' && own.test(text)));
}

/** The region that the providers sign for decides the partition. */
function partitionOf([provider]: readonly AwsProvider[]): Needs['partition'] {
  const region = provider?.region ?? '';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

interface AwsProvider {
  readonly region?: string;
  readonly alias?: string;
  readonly profile?: string;
  readonly allowed_account_ids?: readonly string[];
  readonly assume_role?: readonly AssumeRole[];
}

interface AssumeRole {
  readonly role_arn?: string;
}

/** `okta_user` finds a person by `search` blocks on the login, or by `user_id`, which may be a login as well. */
function loginsOf(block: Readonly<Record<string, unknown>>): string[] {
  const { user_id: id, search } = block;
  const searched = Array.isArray(search) ? (search as { name?: string; value?: string }[]) : [];
  const found = searched.filter(({ name }) => name === 'profile.login').flatMap(({ value }) => value ?? []);
  return typeof id === 'string' ? [id, ...found] : found;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
