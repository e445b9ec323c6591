import fc from 'fast-check';

/** The day on which the generated configurations are read. */
export const TODAY = '2026-06-15';

/** A grant as the configuration means it, worked out here and not by the code under test. */
export interface DeclaredGrant {
  readonly managementGroup: string;
  readonly accountId: string;
  readonly accountName: string;
  /** Full name of the role in IAM. */
  readonly roleName: string;
  readonly roleArn: string;
  readonly roleGroup: string;
  readonly providerArn: string;
  /** The role existed before. */
  readonly adopted: boolean;
  readonly until?: string;
  readonly reason?: string;
}

/** A configuration that validates, and what it grants. */
export interface GeneratedConfig {
  /** Path below the configuration directory → value to be written as YAML, or the text of a document. */
  readonly files: ReadonlyMap<string, object | string>;
  /** Sorted by management group, account and role. */
  readonly grants: readonly DeclaredGrant[];
  readonly layout: 'single' | 'per-account';
  readonly groupRules: 'per-role-group' | 'per-management-group';
  /** Stacks that the role groups are spread over; 1 is the stack of the app. */
  readonly shards: number;
  /** Names of the accounts that are not retired, sorted. */
  readonly accounts: readonly string[];
}

/** What a test holds fixed; everything else is generated. */
export interface ConfigConstraints {
  readonly layout?: GeneratedConfig['layout'];
  readonly groupRules?: GeneratedConfig['groupRules'];
  /** With more than one, only the layout per-account has them. */
  readonly shards?: number;
  readonly partition?: Partition;
  readonly maxAccounts?: number;
  /** Backend of the state. @default - any */
  readonly backend?: object;
}

type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';
const REGIONS: Readonly<Record<Partition, readonly string[]>> = {
  aws: ['us-east-1', 'eu-central-1', 'ap-southeast-2'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
};
/** Names whose characters make trouble somewhere: in addresses, YAML, Terraform, JavaScript. */
const GROUP_NAMES = [
  'Support',
  'Cloud Admins',
  'R&D',
  'RD',
  'Größe/Länge',
  'Default',
  'constructor',
  'null',
  '007',
  '"quoted" \\ $${x} ${y} %{z}',
  "it's, [odd]: {yes}",
];
const ROLES = ['Admin', 'ReadOnly', 'Deploy', 'Default', 'toString', 'Audit_2', '1', '-x-'];
const ACCOUNTS = ['Mueller-Tech', 'Audit', 'Default', 'RD', 'R-D', 'r_d', '42', '-_-'];
const POLICIES = ['AdministratorAccess', 'ReadOnlyAccess', 'ViewOnlyAccess', 'PowerUserAccess', 'SecurityAudit'];
const TEXT = ['Full control', 'Says "hello" to ${everyone}', 'for 50 % of us', 'ends.'];
const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/${aws:username}/*' }],
});

interface WrittenGrant {
  readonly group: string;
  readonly until?: string;
  readonly reason?: string;
}

interface WrittenRole {
  readonly grants?: readonly WrittenGrant[];
  /** Keys besides `grantedTo`. */
  readonly rest: object;
}

interface WrittenAccount {
  readonly name: string;
  readonly id: string;
  readonly retired: boolean;
  readonly roles: ReadonlyMap<string, WrittenRole>;
  readonly without: readonly string[];
  readonly adopt: ReadonlyMap<string, WrittenRole & { readonly release?: true | 'forget' }>;
  readonly rest: object;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Without the keys that have no value: YAML would write them. */
const defined = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
const accept = optional(
  fc.constantFrom({ 'long-session': 'the build farm' }, { 'administrator-grant': 'break ${glass}' }),
);
const until = optional(fc.constantFrom('2025-12-31', '2026-06-14', '2026-06-15', '2027-01-31'));

const grantsTo = (groups: readonly string[]): fc.Arbitrary<WrittenGrant[]> =>
  fc.uniqueArray(
    fc
      .record({ group: fc.constantFrom(...groups), until, reason: optional(fc.constantFrom(...TEXT)) })
      .map((grant) => defined(grant) as WrittenGrant),
    { maxLength: 3, selector: ({ group }) => group },
  );

const roleOf = (groups: readonly string[]): fc.Arbitrary<WrittenRole> =>
  fc
    .record({
      grants: optional(grantsTo(groups)),
      rest: fc
        .record({
          policies: optional(
            fc.uniqueArray(fc.oneof(fc.constantFrom(...POLICIES), fc.constant({ file: 'policies/home.json' })), {
              maxLength: 4,
              selector: (policy) => JSON.stringify(policy),
            }),
          ),
          description: optional(fc.constantFrom(...TEXT)),
          sessionDuration: optional(fc.constantFrom('1h', '90m', 43_200)),
          conditions: optional(
            fc.constantFrom<object>(
              { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '2001:db8::/32'] } },
              { StringLike: { 'saml:sub': '*@mueller-tech.com' } },
            ),
          ),
          tags: optional(fc.constant({ 'cost-center': '42' })),
          accept,
        })
        .map(defined),
    })
    .map((role) => defined(role) as WrittenRole);

const accountOf = (groups: readonly string[], organizationRoles: readonly string[], index: number) =>
  fc
    .record({
      name: fc.constant(ACCOUNTS[index] ?? `Account-${index}`),
      id: fc
        .integer({ min: 0, max: 99_999_999 })
        .map((n) => `${String(index).padStart(4, '0')}${String(n).padStart(8, '0')}`),
      retired: fc.boolean().map((yes) => yes && index % 3 === 2),
      roles: fc.uniqueArray(fc.tuple(fc.constantFrom(...ROLES), roleOf(groups)), {
        maxLength: 3,
        selector: ([role]) => role,
      }),
      without: fc.subarray([...organizationRoles]),
      adopt: fc.uniqueArray(
        fc.tuple(
          fc.constantFrom('legacy-deployer', 'OrganizationAccountAccessRole', 'Default'),
          optional(fc.constantFrom<true | 'forget'>(true, 'forget')),
          grantsTo(groups),
        ),
        { maxLength: 2, selector: ([role]) => role },
      ),
      rest: fc
        .record({
          alias: optional(fc.constant(`alias-${index}`)),
          connect: optional(
            fc.constantFrom<object>({ profile: 'prod' }, { assumeRole: 'Deployer', externalId: 'mueller-tech' }),
          ),
          accept,
        })
        .map(defined),
    })
    .map(({ roles, without, adopt, retired, ...account }): WrittenAccount => {
      const own = new Map(retired ? [] : roles);
      return {
        ...account,
        retired,
        roles: own,
        without: retired ? [] : without.filter((role) => !own.has(role)),
        adopt: new Map(
          adopt.flatMap(([role, release, grants]): [string, WrittenRole & { release?: true | 'forget' }][] => {
            if (release !== undefined)
              return retired && release === true ? [] : [[role, { release, rest: { release } }]];
            return retired ? [] : [[role, { grants, rest: {} }]];
          }),
        ),
      };
    });

/**
 * Configurations that validate, of 1–`maxAccounts` accounts, with the names and values that are most likely to break
 * something: in both layouts, with and without shards, with both kinds of group rules, in all partitions.
 */
export function arbitraryConfig(constraints: ConfigConstraints = {}): fc.Arbitrary<GeneratedConfig> {
  const { maxAccounts = 4 } = constraints;
  return fc
    .record({
      groups: fc.subarray(GROUP_NAMES, { minLength: 1 }),
      organizationRoles: fc.subarray(ROLES, { maxLength: 3 }),
      count: fc.integer({ min: 1, max: maxAccounts }),
      partition: constraints.partition === undefined ? partitions : fc.constant(constraints.partition),
    })
    .chain(({ groups, organizationRoles, count, partition }) =>
      fc
        .record({
          partition: fc.constant(partition),
          groups: fc.tuple(...groups.map((name) => groupOf(name))),
          roles: fc.tuple(...organizationRoles.map((role) => fc.tuple(fc.constant(role), roleOf(groups)))),
          accounts: fc.tuple(...Array.from({ length: count }, (_, i) => accountOf(groups, organizationRoles, i))),
          identityProvider: fc.constantFrom('Okta', 'Okta-Prod', 'o_k'),
          rolePath: fc.constantFrom('/', '/okta/', '/people/okta/'),
          layout:
            constraints.layout === undefined
              ? fc.constantFrom('single', 'per-account')
              : fc.constant(constraints.layout),
          groupRules:
            constraints.groupRules === undefined
              ? fc.constantFrom('per-role-group', 'per-management-group')
              : fc.constant(constraints.groupRules),
          shards: constraints.shards === undefined ? fc.constantFrom(1, 1, 2, 4) : fc.constant(constraints.shards),
          parts: fc.constantFrom(1, 1, 2, 4),
          signInRegions: optional(fc.shuffledSubarray([...REGIONS[partition]], { minLength: 1 })),
          backend: constraints.backend === undefined ? backends : fc.constant(constraints.backend),
          app: apps,
          provisioning: optional(
            fc.record({
              keys: optional(fc.constantFrom(['a'], ['b'], ['a', 'b'])),
              pgpKey: optional(fc.constant('keybase:ada')),
            }),
          ),
          tags: optional(fc.constantFrom({ team: 'platform' }, { 'managed-by': 'okta-aws-federation', Team: 'a b' })),
          accept,
        })
        .map(assemble),
    );
}

const partitions = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Partition>('aws') },
  { weight: 1, arbitrary: fc.constantFrom<Partition>('aws-us-gov', 'aws-cn') },
);
const backends = optional(
  fc.constantFrom<object>(
    { local: {} },
    { local: { directory: 'state' } },
    { s3: { bucket: 'mueller-tech-terraform', region: 'eu-central-1', kmsKeyId: 'alias/terraform' } },
    { cloud: { organization: 'mueller-tech' } },
  ),
);
const apps = optional(
  fc
    .record({
      label: optional(fc.constantFrom('AWS', 'AWS ${prod} "1"')),
      sessionDuration: optional(fc.constantFrom('1h', '15m')),
      signingKey: optional(fc.constant({ name: '2026', yearsValid: 3 })),
      signOnPolicy: optional(fc.constantFrom({ mfaEvery: '12h' }, { mfaEvery: '15m' })),
      webSsoClientId: optional(fc.constant('0oa12345678901234567')),
      userName: optional(fc.constantFrom('user.email', 'beforeAt(user.email)', 'user.employeeNumber')),
      sessionTags: optional(fc.constant({ CostCenter: 'user.costCenter', Division: 'user.division' })),
      sourceIdentity: optional(fc.constant('user.login')),
      sendSessionTags: optional(fc.boolean()),
    })
    .map(({ sendSessionTags, ...app }) => {
      const some = app.sessionTags !== undefined || app.sourceIdentity !== undefined;
      return defined({ ...app, sendSessionTags: some ? sendSessionTags : undefined });
    }),
);

function groupOf(name: string): fc.Arbitrary<readonly [string, object]> {
  return fc.oneof(
    fc.constant([name, { existing: true }] as const),
    fc
      .record({
        description: optional(fc.constantFrom(...TEXT)),
        members: optional(fc.subarray(['ada@mueller-tech.com', 'james@mueller-tech.com'])),
      })
      .map((group) => [name, defined(group)] as const),
  );
}

interface Parts {
  readonly partition: Partition;
  readonly groups: readonly (readonly [string, object])[];
  readonly roles: readonly (readonly [string, WrittenRole])[];
  readonly accounts: readonly WrittenAccount[];
  readonly identityProvider: string;
  readonly rolePath: string;
  readonly layout: string;
  readonly groupRules: string;
  readonly shards: number;
  readonly parts: number;
  readonly signInRegions: readonly string[] | undefined;
  readonly backend: object | undefined;
  readonly app: object | undefined;
  readonly provisioning: object | undefined;
  readonly tags: object | undefined;
  readonly accept: object | undefined;
}

function assemble(parts: Parts): GeneratedConfig {
  const { partition, groups, roles, accounts, app, provisioning, shards: wanted, parts: most, ...common } = parts;
  const shards = parts.layout === 'per-account' ? wanted : 1;
  const cut = Math.max(shards, most);
  const form = parts.groupRules;
  const active = accounts.filter(({ retired }) => !retired).map(({ name }) => name);
  const [home] = active;
  const main = defined({
    okta: defined({
      orgName: 'mueller-tech',
      app: shards === 1 ? app : { ...app, assign: 'management-groups' },
      shards: shards === 1 ? undefined : shards,
    }),
    partition,
    roles: roles.length > 0 ? Object.fromEntries(roles.map(([role, written]) => [role, roleYaml(written)])) : undefined,
    ...common,
    groupRules: form === 'per-management-group' && cut > 1 ? { form, parts: cut } : form,
    provisioningUser: provisioning && home !== undefined ? defined({ account: home, ...provisioning }) : undefined,
  });
  const files = new Map<string, object | string>([
    ['federation.yaml', main],
    ['management-groups.yaml', mapping(groups)],
    ['policies/home.json', DOCUMENT],
    ...accounts.map((account, i) => [`accounts/${i}.yaml`, accountYaml(account)] as const),
  ]);
  return {
    files,
    grants: grantsOf(parts),
    layout: parts.layout as GeneratedConfig['layout'],
    groupRules: parts.groupRules as GeneratedConfig['groupRules'],
    shards,
    accounts: [...active].sort(),
  };
}

/** An object whose keys may be `__proto__`. */
function mapping(entries: Iterable<readonly [string, object]>): object {
  return Object.fromEntries(entries);
}

function roleYaml({ grants, rest }: WrittenRole): object {
  const grantedTo = grants?.map((grant) => (Object.keys(grant).length === 1 ? grant.group : grant));
  return defined({ grantedTo, ...rest });
}

function accountYaml({ id, name, retired, roles, without, adopt, rest }: WrittenAccount): object {
  return defined({
    id,
    name,
    retired: retired ? true : undefined,
    roles: roles.size > 0 ? mapping([...roles].map(([role, written]) => [role, roleYaml(written)])) : undefined,
    without: without.length > 0 ? without : undefined,
    adopt: adopt.size > 0 ? mapping([...adopt].map(([role, written]) => [role, roleYaml(written)])) : undefined,
    ...rest,
  });
}

/** What the documentation of the configuration says that is granted, in the plainest possible way. */
function grantsOf({ partition, identityProvider, rolePath, roles: organization, accounts }: Parts): DeclaredGrant[] {
  const grants: DeclaredGrant[] = [];
  for (const { id, name, retired, roles, without, adopt } of accounts) {
    if (retired) continue;
    const add = (roleName: string, adopted: boolean, written: readonly WrittenGrant[] = []) => {
      for (const { group, ...note } of written)
        if (note.until === undefined || note.until >= TODAY)
          grants.push({
            managementGroup: group,
            accountId: id,
            accountName: name,
            roleName,
            roleArn: `arn:${partition}:iam::${id}:role${rolePath}${roleName}`,
            roleGroup: `aws#${name}#${roleName}#${id}`,
            providerArn: `arn:${partition}:iam::${id}:saml-provider/${identityProvider}`,
            adopted,
            ...note,
          });
    };
    const everywhere = new Map(organization);
    for (const role of new Set([...everywhere.keys(), ...roles.keys()])) {
      if (without.includes(role)) continue;
      // `grantedTo` of the account replaces the organization's.
      add(`${identityProvider}-${name}-${role}`, false, roles.get(role)?.grants ?? everywhere.get(role)?.grants);
    }
    for (const [role, { grants: written, release }] of adopt) if (release === undefined) add(role, true, written);
  }
  const order = ({ managementGroup, roleGroup }: DeclaredGrant) => JSON.stringify([managementGroup, roleGroup]);
  return grants.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
