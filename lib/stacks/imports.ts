import { TerraformResource, type TerraformProvider } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type {
  AccountImports,
  GroupImports,
  Imports,
  OktaImports,
  RoleImports,
  UserImports,
} from '../config/imports-model';
import type { AwsAccount } from '../constructs/aws-account';
import { ImportBlock } from '../constructs/import-block';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import type { RoleGroup } from '../constructs/role-group';
import type { RoleGroupBase } from '../constructs/role-group-base';
import { constructId } from '../naming/construct-id';
import type { KeptRules } from './kept-rules';
import type { ManagementGroups } from './management-groups';

interface Built {
  readonly federation: OktaAwsFederation;
  readonly managementGroups: ManagementGroups;
  readonly accounts: readonly AwsAccount[];
  readonly keptRules: KeptRules;
}

/**
 * Lets Terraform take over what exists, each object in the stack that has it. Memberships are never imported: their provider
 * would take out anyone who is not listed.
 */
export function addImports(imports: Imports | undefined, built: Built): void {
  if (imports === undefined) return;
  addOktaImports(imports.okta, built);
  for (const account of built.accounts) {
    const ids = imports.accounts.get(account.accountId);
    if (ids !== undefined) addAccountImports(ids, account);
  }
  keepAssignments(imports, built);
}

function addOktaImports(ids: OktaImports, { federation: { okta }, managementGroups, keptRules }: Built): void {
  if (okta === undefined) return;
  for (const child of ['App', 'Assignments']) take(okta, child, ids.app);
  const policy = okta.node.tryFindChild('SignOnPolicy');
  if (policy instanceof Construct) {
    take(policy, 'Policy', ids.signOnPolicy);
    take(policy, 'Rule', ids.signOnPolicyRule);
  }
  for (const [key, id] of ids.managementGroups) take(managementGroups.get(key), 'Group', id);
  for (const [key, id] of ids.keptRules) take(keptRules.get(key), 'Rule', id);
}

function addAccountImports(ids: AccountImports, account: AwsAccount): void {
  const { provider, provisioningUser: user } = account;
  take(account, 'SamlProvider', ids.samlProvider, provider);
  take(account, 'Alias', ids.alias, provider);
  for (const [key, of] of ids.roles) addRoleImports(of, roleOf(account, key), provider);
  for (const [name, of] of ids.adopted) addGroupImports(of, adoptedRoleOf(account, name));
  if (user !== undefined) addUserImports(ids.provisioningUser, user, provider);
}

function addRoleImports(ids: RoleImports, role: RoleGroup, provider: TerraformProvider): void {
  addGroupImports(ids, role);
  // The lists come with the role: one that is created beside a role which exists would detach, and the plan not say what.
  for (const child of ['Role', 'Policies', 'InlinePolicies']) take(role, child, ids.role, provider);
  for (const name of ids.inlinePolicies) {
    const policy = role.node.findChild(constructId('Inline', name));
    if (policy instanceof Construct) take(policy, 'Policy', `${ids.role ?? ''}:${name}`, provider);
  }
}

function addGroupImports({ group, rule }: GroupImports, { oktaGroup }: RoleGroupBase): void {
  if (oktaGroup === undefined) return;
  take(oktaGroup, 'Group', group);
  if (rule !== undefined)
    new ImportBlock(oktaGroup, 'ImportRule', { resource: () => resourceAt(oktaGroup, 'Rule', 'Rule'), id: rule });
}

function addUserImports(
  { user, policy, attachment, keys }: UserImports,
  made: Construct,
  provider: TerraformProvider,
): void {
  take(made, 'User', user, provider);
  take(made, 'Policy', policy, provider);
  if (attachment) take(made, 'Attachment', `${user ?? ''}/${policy ?? ''}`, provider);
  for (const [slot, id] of keys) take(made, `Key-${slot}`, id, provider);
}

function keepAssignments(imports: Imports, { federation: { okta }, managementGroups, accounts }: Built): void {
  const groups = new Map<string, Construct & { readonly groupId: string }>();
  for (const [key, group] of managementGroups) {
    const id = imports.okta.managementGroups.get(key) ?? group.existingId;
    if (id !== undefined) groups.set(id, group);
  }
  for (const account of accounts) {
    const ids = imports.accounts.get(account.accountId);
    const all: [RoleGroupBase, GroupImports][] = [
      ...[...(ids?.roles ?? [])].map(([key, of]): [RoleGroupBase, GroupImports] => [roleOf(account, key), of]),
      ...[...(ids?.adopted ?? [])].map(([name, of]): [RoleGroupBase, GroupImports] => [
        adoptedRoleOf(account, name),
        of,
      ]),
    ];
    for (const [{ oktaGroup }, { group: id }] of all)
      if (id !== undefined && oktaGroup !== undefined) groups.set(id, oktaGroup);
    for (const { oktaGroup } of account.roleGroups)
      if (oktaGroup?.existingId !== undefined) groups.set(oktaGroup.existingId, oktaGroup);
  }
  for (const group of okta?.assignedTo ?? []) if (group.id !== undefined) groups.set(group.id, group);
  okta?.keepAssignments(
    imports.okta.assignments.flatMap(({ group: id, priority }) => {
      const group = groups.get(id);
      return group === undefined ? [] : [{ group, priority }];
    }),
  );
}

function roleOf(account: AwsAccount, key: string): RoleGroup {
  return certain(
    account.roles.find(({ role }) => role === key),
    key,
  );
}

function adoptedRoleOf(account: AwsAccount, name: string): RoleGroupBase {
  return certain(
    account.roleGroups.find(({ roleName }) => roleName === name),
    name,
  );
}

/** The checks of the configuration have made sure of it. */
function certain<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`imports.yaml names ${what}, which the configuration does not make`);
  return found;
}

/** Imports one object into a resource that a construct has made. */
function take(scope: Construct | undefined, child: string, id: string | undefined, provider?: TerraformProvider): void {
  if (scope === undefined || id === undefined) return;
  new ImportBlock(scope, `Import${child}`, {
    resource: () => resourceAt(scope, child),
    id,
    provider,
  });
}

function resourceAt(scope: Construct, ...path: readonly string[]): TerraformResource {
  const found = path.reduce<IConstruct | undefined>((inner, child) => inner?.node.tryFindChild(child), scope);
  return certain(found instanceof TerraformResource ? found : undefined, path.join('/'));
}
