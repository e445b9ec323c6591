import { scope, type Dependencies, type Rule } from '../gateway/handler';
import { AwsError } from '../query/aws-error';
import { parameter, type Call } from '../query/call';
import { at, childElements, textAt } from '../query/xml';

/** What must be gone before something can be deleted: call that lists it, the list's name, and how AWS says it. */
type Dependent = readonly [action: string, list: string, reason: string];

const ROLE: readonly Dependent[] = [
  ['ListAttachedRolePolicies', 'AttachedPolicies', 'must detach all policies first.'],
  ['ListRolePolicies', 'PolicyNames', 'must delete policies first.'],
  ['ListInstanceProfilesForRole', 'InstanceProfiles', 'must remove roles from instance profile first.'],
];
const USER: readonly Dependent[] = [
  ['ListAttachedUserPolicies', 'AttachedPolicies', 'must detach all policies first.'],
  ['ListUserPolicies', 'PolicyNames', 'must delete policies first.'],
  ['ListAccessKeys', 'AccessKeyMetadata', 'must delete access keys first.'],
  ['ListGroupsForUser', 'Groups', 'must remove users from group first.'],
];

/** Roles, users and policies that are in use can't be deleted. */
export const deleteConflict: Rule = {
  actions: ['DeleteRole', 'DeleteUser', 'DeletePolicy'],
  async check(call, context) {
    if (call.action === 'DeletePolicy') return policyIsDetached(call, context);
    const [name, dependents] =
      call.action === 'DeleteRole' ? (['RoleName', ROLE] as const) : (['UserName', USER] as const);
    for (const [action, list, reason] of dependents) {
      const answer = await context.moto.find(scope(call), action, { [name]: parameter(call, name) });
      const members = answer && at(answer, `${action}Result`, list);
      if (members && childElements(members).length > 0) throw conflict(`Cannot delete entity, ${reason}`);
    }
  },
};

async function policyIsDetached(call: Call, { moto }: Dependencies): Promise<void> {
  const answer = await moto.find(scope(call), 'GetPolicy', { PolicyArn: parameter(call, 'PolicyArn') });
  const attachments = Number((answer && textAt(answer, 'GetPolicyResult', 'Policy', 'AttachmentCount')) ?? 0);
  if (attachments > 0) throw conflict('Cannot delete a policy attached to entities.');
}

function conflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}
