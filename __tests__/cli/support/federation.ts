import type { Account, AdoptedRole, Federation, Grant, Role } from '../../../lib/config/model';
import { federation as shared } from '../../support/federation';

/** A role without anything that a test doesn't name. */
export function role(name: string, given: Partial<Role> = {}): Role {
  return {
    role: name,
    policies: [],
    grants: [],
    maxSessionSeconds: 3600,
    conditions: {},
    tags: new Map(),
    accept: [],
    ...given,
  };
}

export function adopted(name: string, given: Partial<AdoptedRole> = {}): AdoptedRole {
  return { name, grants: [], conditions: {}, accept: [], ...given };
}

export function account(name: string, given: Partial<Account> = {}): Account {
  return {
    file: `config/accounts/${name.toLowerCase()}.yaml`,
    id: '123456789012',
    name,
    connect: { type: 'assumeRole', role: 'OrganizationAccountAccessRole' },
    retired: false,
    roles: [],
    adopted: [],
    accept: [],
    ...given,
  };
}

export function grants(...names: readonly string[]): Grant[] {
  return names.map((managementGroup) => ({ managementGroup }));
}

/** An organization without groups and accounts, unless a test gives them. */
export function federation(given: Partial<Federation> = {}): Federation {
  return { ...shared({ managementGroups: [], accounts: [] }), ...given };
}
