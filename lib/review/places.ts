import type { Access } from '../access';
import { terraformAddress } from './address';
import type { Edit } from './model';
import { yamlText } from './yaml';

export const FEDERATION = 'federation.yaml';
export const MANAGEMENT_GROUPS = 'management-groups.yaml';

/** File of an account; a plan alone does not say which. */
export function accountFile({ written }: Access, accountId: string): string {
  return written?.accounts.get(accountId)?.file ?? `the file of account ${accountId}`;
}

/** Key of a management group that has this name. */
export function keyOfGroup({ written }: Access, name: string): string {
  return written?.managementGroups.get(name) ?? name;
}

/** Where a role is declared: for all accounts, or in its account only. */
export function roleFile(access: Access, accountId: string, role: string): string {
  const place = access.written?.accounts.get(accountId);
  if (place === undefined) return `${FEDERATION} or ${accountFile(access, accountId)}, where the role is declared`;
  return place.roles.includes(role) ? place.file : FEDERATION;
}

/** The role's key, `Admin`, of a role that this product declares at its settled address. */
export function roleKeyAt(address: string): string | undefined {
  return /^aws_iam_role\.Account-\d{12}_Role-([\w-]+)_Role_[0-9A-F]{8}$/.exec(terraformAddress(address))?.[1];
}

/** Lines that add keys to a mapping, e.g. `roles:`, `  Looker:`, `    formerly: ReadOnly`. */
export function edit(file: string, path: readonly string[], keys: readonly (readonly [string, string])[]): Edit {
  return {
    file,
    lines: [
      ...path.map((key, depth) => `${'  '.repeat(depth)}${yamlText(key)}:`),
      ...keys.map(([key, value]) => `${'  '.repeat(path.length)}${key}: ${value}`),
    ],
  };
}
