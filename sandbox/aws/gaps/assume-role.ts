import { parseIamArn } from '../arn';
import type { Dependencies, Gap } from '../gateway/handler';
import { readRole } from '../moto/read-role';
import { trusts } from '../policy/evaluate-trust';
import { commonKeys, requestContext } from '../policy/request-context';
import { parseTrustPolicy } from '../policy/trust-policy';
import { AwsError, validationError } from '../query/aws-error';
import { parameter, type Call } from '../query/call';

/** Moto lets everybody assume every role, even one that does not exist. */
export const assumeRole: Gap = {
  actions: ['AssumeRole'],
  async answer(call, context, next) {
    const roleArn = parameter(call, 'RoleArn');
    const arn = parseIamArn(roleArn);
    if (arn?.type !== 'role') throw validationError(`${roleArn} is invalid`);
    const caller = context.state.accessKeys.holderOf(call.accessKeyId ?? '', context.now());
    const role = await readRole(context.moto, arn, arn.name);
    if (role?.arn !== roleArn || !isTrusted(role.trustPolicy, caller, call, context)) {
      const message = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
      throw new AwsError('AccessDenied', message, 403);
    }
    if (Number(call.parameters.get('DurationSeconds') ?? 3600) > role.maxSessionSeconds)
      throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
    return next(call);
  },
};

function isTrusted(
  trustPolicy: string,
  caller: { readonly accountId: string; readonly arn: string },
  call: Call,
  { now }: Dependencies,
): boolean {
  const { accountId, arn } = caller;
  const externalId = call.parameters.get('ExternalId');
  const context = requestContext([
    ...commonKeys({ ...call, now: now() }),
    ['aws:PrincipalAccount', accountId],
    ['aws:PrincipalArn', arn],
    ['sts:ExternalId', externalId === null ? [] : [externalId]],
    ['sts:RoleSessionName', parameter(call, 'RoleSessionName')],
  ]);
  const names = [accountId, `arn:${call.partition}:iam::${accountId}:root`, arn];
  const question = { principal: { type: 'AWS', names }, action: 'sts:AssumeRole', context } as const;
  return trusts(parseTrustPolicy(trustPolicy), question);
}
