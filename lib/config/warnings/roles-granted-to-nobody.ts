import type { Check } from '../check';
import { keyOf } from '../merge-roles';
import { sortedEntries } from '../entries';
import { writtenGrants } from '../written-places';

/** A role that nobody is granted can only be a mistake, or a leftover. */
export const rolesGrantedToNobody: Check = (draft, warn) => {
  const complaint = {
    value: [],
    requirement: 'nobody is granted this role',
    remedy: 'grant it with grantedTo, or delete it',
    on: 'key',
  } as const;
  for (const { file, yaml, roles } of draft.accounts) {
    for (const role of roles) {
      const { file: place, path } = keyOf(role, 'grantedTo') ?? role.layers.at(-1) ?? role.layers[0];
      const value = { grantedTo: keyOf(role, 'grantedTo')?.value };
      if (!isGranted(value) && !isKept(yaml.name, role.role)) warn(place, path.slice(0, 2), complaint);
    }
    if (yaml.retired === true) continue;
    for (const [name, adopted] of sortedEntries(yaml.adopt))
      if (adopted.release === undefined && !isGranted(adopted) && !isKept(yaml.name, name))
        warn(file, ['adopt', name], complaint);
  }

  /** A rule that is kept to the letter puts people into the role group. */
  function isKept(account: string | undefined, key: string): boolean {
    return Object.values(draft.federation.yaml.keptRules ?? {}).some((requirement) =>
      requirement?.targets?.some((target) => target?.account === account && target?.role === key),
    );
  }

  function isGranted(value: Parameters<typeof writtenGrants>[0][number]['value']): boolean {
    return writtenGrants([{ file: '', path: [], value }]).some(
      ({ value: { until } }) => until === undefined || until >= draft.today,
    );
  }
};
