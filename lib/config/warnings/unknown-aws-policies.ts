import type { Check } from '../check';
import { awsManagedPath, nearAwsManaged } from '../policies/policy-arn';
import { writtenRoles } from '../written-places';

/** An ARN may name a policy that is newer than the list here; close to a known name it is more likely a typo. */
export const unknownAwsPolicies: Check = (draft, warn) => {
  for (const { file, path, value } of writtenRoles(draft))
    for (const [i, policy] of (value.policies ?? []).entries()) {
      const [, name] =
        /^arn:[a-z-]+:iam::aws:policy\/(?:.+\/)?([^/]+)$/.exec(typeof policy === 'string' ? policy : '') ?? [];
      if (name === undefined || awsManagedPath(name) !== undefined) continue;
      const remedy = nearAwsManaged(name);
      if (remedy === undefined) continue;
      const requirement = 'no AWS managed policy of this name is known';
      warn(file, [...path, 'policies', i], { value: policy, requirement, remedy });
    }
};
