import type { Rule } from '../gateway/handler';
import { parseTrustPolicy } from '../policy/trust-policy';
import { quotaExceeded } from '../query/aws-error';
import { parameter } from '../query/call';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST = 2_048;

/** A trust policy has to be one, and has a size; moto checks it in one of the two calls, and there refuses valid ones. */
export const trustPolicy: Rule = {
  actions: ['CreateRole', 'UpdateAssumeRolePolicy'],
  check(call) {
    const text = parameter(call, call.action === 'CreateRole' ? 'AssumeRolePolicyDocument' : 'PolicyDocument');
    parseTrustPolicy(text);
    if (JSON.stringify(JSON.parse(text)).length > LONGEST) throw quotaExceeded('ACLSizePerRole', LONGEST);
  },
};
