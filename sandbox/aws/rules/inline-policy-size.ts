import { scope, type Rule } from '../gateway/handler';
import { AwsError } from '../query/aws-error';
import { parameter } from '../query/call';
import { at, childElements, textAt } from '../query/xml';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST = 10_240;

/** All inline policies of a role together have a size, without white space. */
export const inlinePolicySize: Rule = {
  actions: ['PutRolePolicy'],
  async check(call, { moto }) {
    const [RoleName, changed] = [parameter(call, 'RoleName'), parameter(call, 'PolicyName')];
    const answer = await moto.find(scope(call), 'ListRolePolicies', { RoleName });
    const list = answer && at(answer, 'ListRolePoliciesResult', 'PolicyNames');
    let size = sizeOf(parameter(call, 'PolicyDocument'));
    for (const { textContent: PolicyName } of list ? childElements(list) : []) {
      if (PolicyName === changed) continue;
      const policy = await moto.call(scope(call), 'GetRolePolicy', { RoleName, PolicyName });
      size += sizeOf(decodeURIComponent(textAt(policy, 'GetRolePolicyResult', 'PolicyDocument') ?? ''));
    }
    if (size > LONGEST)
      throw new AwsError('LimitExceeded', `Maximum policy size of ${LONGEST} bytes exceeded for role ${RoleName}`, 409);
  },
};

/** Text that is not JSON is refused for that, not for its size. */
function sizeOf(document: string): number {
  try {
    return JSON.stringify(JSON.parse(document)).length;
  } catch {
    return 0;
  }
}
