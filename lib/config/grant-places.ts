import { grantedRoles } from './granted-roles';
import { ProblemList } from './problem-list';
import { readDraft } from './read-draft';

/** Where a grant is written. */
export interface GrantPlace {
  /** Name in Okta. */
  readonly managementGroup: string;
  readonly accountId: string;
  /** Full name in IAM. */
  readonly role: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** Every grant of a configuration with the line that says it; the organization's is met once in each account. */
export function grantPlaces(directory: string, today: string): GrantPlace[] {
  const problems = new ProblemList();
  const draft = readDraft(directory, today, problems);
  if (draft === undefined) return [];
  return grantedRoles(draft).flatMap(({ account, name: role, grants }) =>
    grants.flatMap(({ file, path, value: { group: key } }) =>
      key === undefined
        ? []
        : [
            {
              managementGroup: draft.managementGroups.yaml[key]?.name ?? key,
              ...{ accountId: account.yaml.id ?? '', role, file, line: problems.placeOf(file, path).line },
            },
          ],
    ),
  );
}
