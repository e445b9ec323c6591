import { type JsonObject, type Listed, property, type ResourceChange } from '../../documents';
import { idOf } from '../ids';
import { objectsOf } from '../other-terraform';

/** An object that a Terraform state holds. */
export interface Owned {
  readonly address: string;
  readonly type: string;
  /** The ARN, or what an import block names. */
  readonly id: string;
}

/** What another Terraform's state (`terraform show -json`) owns. */
export function ownedBy(state: JsonObject): Owned[] {
  return objectsOf(state).flatMap(({ address, type, values: held }: Listed) => {
    const id = idAnywhere(type, held);
    return id === undefined ? [] : [{ address, type, id }];
  });
}

/** Objects that two places of the plans take over, or that another Terraform has: address of the plan → who else. */
export function secondOwners(
  taken: readonly { readonly address: string; readonly account?: string; readonly change: ResourceChange }[],
  others: readonly Owned[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const first = new Map<string, string>();
  for (const { address, account = '', change } of taken) {
    const { importing, type } = change;
    if (importing === undefined) continue;
    const key = JSON.stringify([account, type, importing]);
    const before = first.get(key);
    if (before === undefined) first.set(key, address);
    else found.set(address, `${before} takes over the same object`);
    // A role is known by its name, which other accounts have, too: its ARN is its own.
    const own = idAnywhere(type, change.before ?? {}) ?? importing;
    const other = others.find((owned) => owned.type === type && owned.id === own);
    if (other !== undefined) found.set(address, `another Terraform manages it, as ${other.address}`);
  }
  return found;
}

/** An id that no object elsewhere has: the ARN where there is one. */
function idAnywhere(type: string, values: JsonObject): string | undefined {
  const arn = property(values, 'arn');
  return typeof arn === 'string' && arn !== '' ? arn : idOf(type, values);
}
