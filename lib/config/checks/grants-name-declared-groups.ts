import type { Check } from '../check';
import type { Complaint } from '../complain';
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
    complain(file, path, { value, ...(value.includes('@') ? aPerson(value) : noGroup(value, declared)) });
  }
};

function noGroup(value: string, declared: Iterable<string>): Pick<Complaint, 'requirement' | 'remedy'> {
  const remedy = didYouMean(value, declared) ?? 'declare it in management-groups.yaml';
  return { requirement: `no management group ${JSON.stringify(value)}`, remedy };
}

function aPerson(value: string): Pick<Complaint, 'requirement' | 'remedy'> {
  return {
    requirement: `${JSON.stringify(value)} looks like a person’s login; roles are granted to management groups only`,
    remedy: 'grant the role to a group of management-groups.yaml, and make the person a member of it',
  };
}
