import type { Path } from './path';

type WrittenGroup = string | { readonly id?: string | undefined; readonly name?: string | undefined } | undefined;

/** Names of groups in a list, with their places in it. */
export function namesOf(
  list: readonly WrittenGroup[] | undefined,
): { readonly path: Path; readonly name: string; readonly id?: string }[] {
  return (list ?? []).flatMap((group, i) => {
    if (typeof group === 'string') return [{ path: [i], name: group }];
    return group?.name === undefined
      ? []
      : [{ path: [i, 'name'], name: group.name, ...(group.id === undefined ? {} : { id: group.id }) }];
  });
}
