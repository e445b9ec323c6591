import { basename } from 'node:path';
import { INLINE_POLICY_CHARACTERS } from '../../naming/limits';
import type { Check } from '../check';
import { writtenRoles } from '../written-places';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
const NAME = /^[A-Za-z0-9_+=,.@-]{1,128}$/;

/** Documents become inline policies: IAM's limits on their names and on their size, all of a role's together. */
export const policyDocuments: Check = (draft, complain) => {
  for (const { file, path, value } of writtenRoles(draft)) {
    const names = new Set<string>();
    let size = 0;
    for (const [i, policy] of (value.policies ?? []).entries()) {
      if (typeof policy !== 'object' || policy.file === undefined) continue;
      const at = [...path, 'policies', i, 'file'];
      const name = basename(policy.file, '.json');
      const refuse = (requirement: string, remedy: string) => {
        complain(file, at, { value: policy.file, requirement, remedy });
      };
      if (!policy.file.endsWith('.json')) refuse('is not a JSON file', 'name it .json');
      else if (!NAME.test(name)) refuse('needs a name of 1–128 of A-Z a-z 0-9 _ + = , . @ -', 'rename the file');
      if (names.has(name))
        refuse(`has the name of another document of this role, ${JSON.stringify(name)}`, 'rename one');
      names.add(name);
      size += draft.policyDocuments.get(policy.file)?.minified.length ?? 0;
    }
    if (size > INLINE_POLICY_CHARACTERS)
      complain(file, [...path, 'policies'], {
        value: size,
        requirement: `its documents have ${size} characters without white space, IAM allows ${INLINE_POLICY_CHARACTERS} in a role`,
        remedy: 'make a managed policy of one and write its ARN',
      });
  }
};
