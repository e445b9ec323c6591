import type { Between } from '../steps/between';
import type { Account, Federation, ManagementGroup, NameChange, Role } from './model';

/** Every change of a configuration that is not finished. */
export function betweenStates(federation: Federation): Between[] {
  const { identityProviderChange, groupRules, formerGroupRules, accounts, managementGroups, layout } = federation;
  const { ruleParts = 1 } = federation;
  const inOneStack = layout === 'single';
  const roles = new Map(accounts.flatMap(({ roles: made }) => made.map((role) => [role.role, role] as const)));
  return [
    ...renamed('identityProvider', identityProviderChange, false),
    ...accounts.flatMap(({ name, change }) => renamed(`account ${name}`, change, inOneStack)),
    ...[...roles].sort(byName).flatMap(([, role]) => ofRole(role, inOneStack)),
    ...managementGroups.flatMap(ofManagementGroup),
    ...(formerGroupRules === undefined
      ? []
      : [{ id: 'rules-of-both-forms', what: 'groupRules', detail: formText(groupRules, ruleParts) } as const]),
    ...ofApp(federation),
    ...accounts.flatMap(leaving),
  ];
}

/** As the configuration writes it. */
function formText(form: string, parts: number): string {
  return parts === 1 ? form : `{form: ${form}, parts: ${parts}}`;
}

function renamed(what: string, change: NameChange | undefined, inOneStack: boolean): Between[] {
  if (change === undefined) return [];
  const { formerly, switched } = change;
  if (!switched) return [{ id: 'name-prepared', what, detail: formerly }];
  return [{ id: inOneStack ? 'name-replaced' : 'name-switched', what, detail: formerly }];
}

function ofRole({ role, roleName, change }: Role, inOneStack: boolean): Between[] {
  const what = `role ${role}`;
  if (roleName === undefined || change === undefined) return renamed(what, change, inOneStack);
  return [{ id: 'role-rekeyed', what, detail: change.formerly }];
}

function ofManagementGroup({ key, formerly, release }: ManagementGroup): Between[] {
  const what = `management group ${key}`;
  return [
    ...(formerly === undefined ? [] : [{ id: 'group-renamed', what, detail: formerly } as const]),
    ...(release === 'group' ? [{ id: 'group-released', what } as const] : []),
    ...(release === 'members' ? [{ id: 'members-released', what } as const] : []),
  ];
}

function ofApp({ okta: { app }, provisioningUser }: Federation): Between[] {
  const { rotationMetadata, signingKey, sessionTags } = app;
  const newest = provisioningUser?.keys.at(-1) ?? '';
  return [
    ...(rotationMetadata === undefined ? [] : [{ id: 'both-certificates', what: 'signing key' } as const]),
    ...(signingKey?.emergency === true
      ? [{ id: 'key-replaced-at-once', what: `signing key ${signingKey.name}` } as const]
      : []),
    ...(sessionTags?.sent === false ? [{ id: 'tags-allowed', what: 'session tags' } as const] : []),
    ...(new Set(provisioningUser?.keys).size > 1
      ? [{ id: 'both-keys', what: 'provisioning key', detail: newest } as const]
      : []),
  ];
}

function leaving({ name, file, retired, adopted, samlProvider }: Account): Between[] {
  return [
    ...(samlProvider === 'released' ? [{ id: 'saml-provider-released', what: `account ${name}` } as const] : []),
    ...adopted.flatMap(({ name: role, release }): Between[] => {
      if (release === undefined) return [];
      return [{ id: release === 'forget' ? 'role-forgotten' : 'role-released', what: `role ${role} in ${name}` }];
    }),
    ...(retired ? [{ id: 'account-retired', what: `account ${name}`, detail: placeOf(file) } as const] : []),
  ];
}

/** Below the configuration directory: the stacks say the same on every machine. */
export function placeOf(file: string): string {
  return file.split(/[\\/]/).slice(-2).join('/');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
