import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { keyOf } from '../merge-roles';
import { awsManagedPath } from '../policies/policy-arn';
import { writtenRoles } from '../written-places';

const NAME = /^([\x21-\x2e\x30-\x7e]+\/)*[A-Za-z0-9_+=,.@-]{1,128}$/;
const ARN = /^arn:([a-z-]+):iam::(aws|\d{12}):policy\/([\x21-\x7e]+\/)?[A-Za-z0-9_+=,.@-]{1,128}$/;

/** A boundary is a policy of the role's own account or one of AWS's, in its partition. */
export const permissionsBoundaries: Check = (draft, complain) => {
  const { partition = DEFAULTS.partition } = draft.federation.yaml;
  for (const { file, path, value: role } of writtenRoles(draft)) {
    const value = role.permissionsBoundary;
    if (value === undefined) continue;
    const refuse = (requirement: string, remedy: string) => {
      complain(file, [...path, 'permissionsBoundary'], { value, requirement, remedy });
    };
    const [, inPartition] = ARN.exec(value) ?? [];
    if (value.startsWith('arn:') ? inPartition === undefined : !NAME.test(value))
      refuse('is neither a policy’s name nor its ARN', 'write boundary or arn:aws:iam::123456789012:policy/boundary');
    else if (inPartition !== undefined && inPartition !== partition)
      refuse(`is in the partition ${inPartition}, the role is in ${partition}`, 'correct the ARN, or partition');
    else if (awsManagedPath(value) !== undefined)
      refuse('is the name of one of AWS’s policies; a name here means one of the account’s own', 'write the ARN');
  }
  for (const { yaml, roles } of draft.accounts)
    for (const role of roles) {
      const boundary = keyOf(role, 'permissionsBoundary');
      const owner = ARN.exec(boundary?.value ?? '')?.[2];
      if (!boundary || owner === undefined || owner === 'aws' || yaml.id === undefined || owner === yaml.id) continue;
      complain(boundary.file, boundary.path, {
        value: boundary.value,
        requirement: `is in the account ${owner}, the role is in ${yaml.id}`,
        remedy: 'write the policy’s name only: it is looked for in each account',
      });
    }
};
