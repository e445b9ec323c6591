import type { TerraformStack } from 'cdktf';
import { betweenStates, placeOf } from '../config/between';
import type { Account, Federation } from '../config/model';
import { literal } from '../constructs/literal';

/**
 * What the review reads of a stack and Terraform ignores, in a comment (`"//": {"federation": {…}}`): which changes are not
 * finished, and where the configuration says what. So it can show the next step, and the lines to write.
 */
interface Notes {
  readonly between?: readonly object[];
  /** Account id → its file, and the roles that only this file has. */
  readonly accounts?: Readonly<Record<string, { readonly file: string; readonly roles?: readonly string[] }>>;
  /** Name of a management group → its key, where they differ. */
  readonly managementGroups?: Readonly<Record<string, string>>;
}

/** Notes of the stack that has what is in Okta, or of every stack where somebody else runs the app. */
export function noteBetween(config: Federation): Notes {
  const between = betweenStates(config);
  return between.length === 0 ? {} : { between };
}

export function noteManagementGroups({ managementGroups }: Federation): Notes {
  const renamed = managementGroups.filter(({ key, name }) => key !== name).map(({ key, name }) => [name, key] as const);
  return renamed.length === 0 ? {} : { managementGroups: Object.fromEntries(renamed) };
}

/** Notes of the stack that has what is in these accounts. */
export function noteAccounts(accounts: readonly Account[]): Notes {
  const places = accounts.map(({ id, file, roles }) => {
    const own = roles.filter((role) => role.own === true).map(({ role }) => role);
    return [id, { file: placeOf(file), roles: own.length === 0 ? undefined : own }] as const;
  });
  return places.length === 0 ? {} : { accounts: Object.fromEntries(places) };
}

export function writeNotes(stack: TerraformStack, notes: Notes): void {
  if (Object.keys(notes).length === 0) return;
  stack.addOverride('//', { federation: JSON.parse(literal(JSON.stringify(notes))) as unknown });
}
