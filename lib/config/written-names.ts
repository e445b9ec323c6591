import type { Path } from './path';

type WrittenGroup = string | { readonly id?: string | undefined; readonly name?: string | undefined } | undefined;

interface NamedPlace {
  readonly path: Path;
  readonly name: string;
  readonly id?: string | undefined;
}

/** Names of groups in a list, with their places in it. */
export function namesOf(list: readonly WrittenGroup[] | undefined): NamedPlace[] {
  return (list ?? []).flatMap((group, i): NamedPlace[] => {
    if (typeof group === 'string') return [{ path: [i], name: group }];
    return group?.name === undefined ? [] : [{ path: [i, 'name'], name: group.name, id: group.id }];
  });
}
