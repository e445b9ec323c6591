import type { Check } from '../check';
import { didYouMean } from '../did-you-mean';
import { writtenAdopted, writtenGrants, writtenRoles } from '../written-places';

/** A grant to a group that nobody declared would never reach anyone. */
export const grantsNameDeclaredGroups: Check = (draft, complain) => {
  const { readable, yaml } = draft.managementGroups;
  if (!readable) return;
  const declared = new Set(Object.keys(yaml));
  for (const { name } of writtenGrants([...writtenRoles(draft), ...writtenAdopted(draft)])) {
    const { file, path, value } = name;
    if (value === undefined || declared.has(value)) continue;
    const remedy = didYouMean(value, declared) ?? 'declare it in management-groups.yaml';
    complain(file, path, { value, rule: `no management group ${JSON.stringify(value)}`, remedy });
  }
};
