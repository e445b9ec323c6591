import { scope, type Rule } from '../gateway/handler';
import { readRole } from '../moto/read-role';
import { AwsError } from '../query/aws-error';
import { parameter } from '../query/call';

const PROTECTED = /^\/(aws-service-role|aws-reserved)\//;

/** Roles that belong to AWS's services and to IAM Identity Center can't be made or changed by anybody else. */
export const protectedRoles: Rule = {
  actions: [
    'AttachRolePolicy',
    'CreateRole',
    'DeleteRole',
    'DeleteRolePolicy',
    'DetachRolePolicy',
    'PutRolePermissionsBoundary',
    'PutRolePolicy',
    'UpdateAssumeRolePolicy',
    'UpdateRole',
    'UpdateRoleDescription',
  ],
  async check(call, { moto }) {
    const name = parameter(call, 'RoleName');
    const role =
      call.action === 'CreateRole' ? { path: parameter(call, 'Path') } : await readRole(moto, scope(call), name);
    if (!PROTECTED.test(role?.path ?? '/')) return;
    const message = `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`;
    throw new AwsError('UnmodifiableEntity', message);
  },
};
