import fc from 'fast-check';
import type { DeclaredGrant, GeneratedConfig } from './arbitrary-config';

/** What a test holds fixed; everything else is generated. */
export interface AsFoundConstraints {
  /** Whether objects that Okta has already are named by their ids. @default true */
  readonly ids?: boolean;
}

const PROVIDER = 'OKTA';
const GROUPS = ['Support', 'Cloud Admins', 'Größe/Länge'];
const PATTERN = String.raw`^team-(?{{role}}[\w+=,.@-]+)-of-(?{{accountid}}\d{12})$`;

/** Each form of a group filter, with the names that it reads. */
const FORMS = {
  hash: { filter: undefined, name: (account: string, role: string, id: string) => `aws#${account}#${role}#${id}` },
  underscore: { filter: 'underscore', name: (_: string, role: string, id: string) => `aws_${id}_${role}` },
  pattern: { filter: { pattern: PATTERN }, name: (_: string, role: string, id: string) => `team-${role}-of-${id}` },
} as const;

interface FoundRole {
  readonly key: string;
  /** Name in IAM; `undefined`: the usual one. */
  readonly roleName: string | undefined;
  readonly hasGroupName: boolean;
  /** The role group is a directory's: nobody is put into it. */
  readonly byId: boolean;
  /** Under a path that the role value pattern does not lead to. */
  readonly unreachable: boolean;
  readonly grantedTo: readonly string[];
}

const NAMES = ['Admin', 'read-ONLY_2', 'OktaQuickFederationRole'];
/** Okta's filter with `#` reads no role with these out of a name. */
const ODD_NAMES = ['ops.Team+1=x@corp', 'a.b'];

function foundRole(key: string, form: keyof typeof FORMS, ids: boolean): fc.Arbitrary<FoundRole> {
  const names = form === 'hash' ? NAMES : [...NAMES, ...ODD_NAMES];
  return fc.record({
    key: fc.constant(key),
    // The key makes it the only one of its account.
    roleName: fc.option(
      fc.constantFrom(...names).map((name) => `${name}${key}`),
      { nil: undefined },
    ),
    hasGroupName: form === 'pattern' ? fc.constant(true) : fc.boolean(),
    byId: ids ? fc.boolean() : fc.constant(false),
    unreachable: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    grantedTo: fc.subarray(GROUPS),
  });
}

/**
 * Configurations that say things as they are: names, group filter, groups by id, role value pattern, paths, settings and
 * assignments of an app that somebody else made.
 */
export function arbitraryAsFound({ ids = true }: AsFoundConstraints = {}): fc.Arbitrary<GeneratedConfig> {
  return fc
    .constantFrom<keyof typeof FORMS>('hash', 'underscore', 'pattern')
    .chain((form) =>
      fc.record({
        form: fc.constant(form),
        roles: fc.array(fc.tuple(foundRole('A', form, ids), foundRole('B', form, ids), foundRole('C', form, ids)), {
          minLength: 1,
          maxLength: 3,
        }),
        rolePath: fc.constantFrom('/', '/federated/', '/people/okta/'),
        patternIsWritten: fc.boolean(),
        groupRules: fc.constantFrom('per-role-group', 'per-management-group'),
        layout: fc.constantFrom('single', 'per-account'),
        settings: fc.record(
          {
            joinAllRoles: fc.boolean(),
            appFilter: fc.constantFrom('okta', 'okta,active_directory'),
            loginUrl: fc.constant('https://console.aws.amazon.com/ec2/home'),
          },
          { requiredKeys: [] },
        ),
        assign: fc.constantFrom(undefined, 'all', 'role-groups', 'management-groups', 'none'),
        others: fc.subarray(ids ? ['Everyone', { id: '00g1a2b3c4d5', name: 'Contractors' }] : ['Everyone']),
      }),
    )
    .map(assemble);
}

interface Parts {
  readonly form: keyof typeof FORMS;
  readonly roles: readonly (readonly FoundRole[])[];
  readonly rolePath: string;
  readonly patternIsWritten: boolean;
  readonly groupRules: string;
  readonly layout: string;
  readonly settings: object;
  readonly assign: string | undefined;
  readonly others: readonly unknown[];
}

function assemble(parts: Parts): GeneratedConfig {
  const { form, roles, rolePath, patternIsWritten, groupRules, layout, settings, assign, others } = parts;
  const { filter } = FORMS[form];
  const accounts = roles.map((list, i) => ({ name: `Account-${i}`, id: `${i + 1}`.padStart(12, '1'), list }));
  const assignedTo = assign === 'none' ? ['Everyone'] : others;
  const app = {
    ...settings,
    ...(filter === undefined ? {} : { groupFilter: filter }),
    ...(patternIsWritten
      ? {
          // With a space, as Okta's own page has it.
          roleValuePattern: `arn:aws:iam::\${accountid}:saml-provider/${PROVIDER}, arn:aws:iam::\${accountid}:role${rolePath}\${role}`,
        }
      : {}),
    ...(assign === undefined ? {} : { assign }),
    ...(assignedTo.length === 0 ? {} : { assignedTo }),
  };
  const common = { identityProvider: PROVIDER, rolePath, groupRules, layout, backend: { local: {} } };
  return {
    files: new Map<string, object>([
      ['federation.yaml', { okta: { orgName: 'mueller-tech', app }, ...common }],
      ['management-groups.yaml', Object.fromEntries(GROUPS.map((name) => [name, {}]))],
      ...accounts.map(({ name, id, list }, i): [string, object] => [
        `accounts/${i}.yaml`,
        { id, name, roles: Object.fromEntries(list.map((role) => [role.key, roleYaml(role, { form, name, id })])) },
      ]),
    ]),
    grants: accounts
      .flatMap(({ name, id, list }) => list.flatMap((role) => grantsOf(role, { form, name, id, rolePath })))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    layout: layout as GeneratedConfig['layout'],
    groupRules: groupRules as GeneratedConfig['groupRules'],
    shards: 1,
    accounts: accounts.map(({ name }) => name),
  };
}

interface Place {
  readonly form: keyof typeof FORMS;
  /** Of the account. */
  readonly name: string;
  readonly id: string;
}

const roleNameOf = ({ key, roleName }: FoundRole, { name }: Place) => roleName ?? `${PROVIDER}-${name}-${key}`;

/** Where the name of the group is written, it need not say the account as the usual one does. */
function groupNameOf(role: FoundRole, place: Place): string {
  const account = role.hasGroupName && place.form === 'hash' ? 'old-alias' : place.name;
  return FORMS[place.form].name(account, roleNameOf(role, place), place.id);
}

const isGranted = ({ byId, unreachable }: FoundRole) => !byId && !unreachable;

function roleYaml(role: FoundRole, place: Place): object {
  const { roleName, hasGroupName, byId, unreachable, grantedTo } = role;
  return {
    policies: ['ReadOnlyAccess'],
    grantedTo: isGranted(role) ? grantedTo : [],
    ...(roleName === undefined ? {} : { roleName }),
    ...(hasGroupName ? { groupName: groupNameOf(role, place) } : {}),
    ...(byId ? { group: { id: `00g${place.id}${role.key}` } } : {}),
    ...(unreachable ? { path: '/elsewhere/', unreachable: true } : {}),
  };
}

/** What the documentation of these keys says that is granted. */
function grantsOf(role: FoundRole, place: Place & { readonly rolePath: string }): DeclaredGrant[] {
  if (!isGranted(role)) return [];
  const roleName = roleNameOf(role, place);
  return role.grantedTo.map((managementGroup) => ({
    managementGroup,
    accountId: place.id,
    accountName: place.name,
    roleName,
    roleArn: `arn:aws:iam::${place.id}:role${place.rolePath}${roleName}`,
    roleGroup: groupNameOf(role, place),
    providerArn: `arn:aws:iam::${place.id}:saml-provider/${PROVIDER}`,
    adopted: false,
  }));
}

const order = ({ managementGroup, roleGroup }: DeclaredGrant) => JSON.stringify([managementGroup, roleGroup]);
