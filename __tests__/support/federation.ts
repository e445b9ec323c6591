import type { Account, AdoptedRole, Federation, ManagementGroup, OktaApp, Role } from '../../lib/config/model';

/** A valid configuration of one account and one role, with what the test is about put over it. */
export function federation(
  parts: Partial<Omit<Federation, 'okta'>> & { readonly app?: Partial<OktaApp> } = {},
): Federation {
  const { app, ...rest } = parts;
  return {
    okta: {
      orgName: 'mueller-tech',
      baseUrl: 'okta.com',
      groupPrefix: 'aws',
      app: { label: 'AWS Account Federation', sessionSeconds: 3600, assign: 'all', ...app },
    },
    identityProvider: 'Okta',
    partition: 'aws',
    signInRegions: ['us-east-1'],
    rolePath: '/',
    layout: 'single',
    backend: { type: 'local' },
    groupRules: 'per-role-group',
    tags: new Map(),
    managementGroups: [managementGroup('Support')],
    accounts: [account('Mueller-Tech')],
    accept: [],
    ...rest,
  };
}

/** An account with the role ReadOnly; its id is made of its name. */
export function account(name: string, parts: Partial<Account> = {}): Account {
  return {
    file: `config/accounts/${name.toLowerCase()}.yaml`,
    id: idOf(name),
    name,
    connect: { type: 'assumeRole', role: 'OrganizationAccountAccessRole' },
    retired: false,
    roles: [role('ReadOnly')],
    adopted: [],
    accept: [],
    ...parts,
  };
}

/** A role that Support is granted. */
export function role(name: string, parts: Partial<Role> = {}): Role {
  return {
    role: name,
    policies: [{ type: 'managed', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    grants: [{ managementGroup: 'Support' }],
    maxSessionSeconds: 3600,
    conditions: {},
    tags: new Map(),
    accept: [],
    ...parts,
  };
}

export function adoptedRole(name: string, parts: Partial<AdoptedRole> = {}): AdoptedRole {
  return { name, grants: [{ managementGroup: 'Support' }], conditions: {}, accept: [], ...parts };
}

export function managementGroup(name: string, parts: Partial<ManagementGroup> = {}): ManagementGroup {
  return { key: name, name, existing: false, ...parts };
}

/** 12 digits, the same for the same name. */
export function idOf(name: string): string {
  let id = 7;
  for (const char of name) id = (id * 31 + (char.codePointAt(0) ?? 0)) % 999_999_999_989;
  return String(id).padStart(12, '0');
}
