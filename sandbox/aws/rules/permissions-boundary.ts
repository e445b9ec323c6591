import { scope, type Rule } from '../gateway/handler';
import { notFound } from '../query/aws-error';
import { parameter } from '../query/call';

/** A permissions boundary is a policy that is there; moto takes any ARN. */
export const permissionsBoundary: Rule = {
  actions: ['CreateRole', 'CreateUser', 'PutRolePermissionsBoundary', 'PutUserPermissionsBoundary'],
  async check(call, { moto }) {
    const arn = parameter(call, 'PermissionsBoundary');
    if (arn === '') return;
    const found = await moto.find(scope(call), 'GetPolicy', { PolicyArn: arn });
    if (!found) throw notFound(`Scope ARN: ${arn} does not exist or is not attachable.`);
  },
};
