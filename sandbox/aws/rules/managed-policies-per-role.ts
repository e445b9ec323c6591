import { scope, type Rule } from '../gateway/handler';
import { quotaExceeded } from '../query/aws-error';
import { parameter } from '../query/call';
import { at, childElements, textAt } from '../query/xml';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_POLICIES = 10;

/** No more managed policies than AWS's default quota. One that is attached already may be attached again. */
export const managedPoliciesPerRole: Rule = {
  actions: ['AttachRolePolicy'],
  async check(call, { moto }) {
    const answer = await moto.find(scope(call), 'ListAttachedRolePolicies', { RoleName: parameter(call, 'RoleName') });
    const list = answer && at(answer, 'ListAttachedRolePoliciesResult', 'AttachedPolicies');
    const arns = (list ? childElements(list) : []).map((policy) => textAt(policy, 'PolicyArn'));
    if (arns.length >= MOST_POLICIES && !arns.includes(parameter(call, 'PolicyArn')))
      throw quotaExceeded('PoliciesPerRole', MOST_POLICIES);
  },
};
