import type { Rule } from '../gateway/handler';
import { AwsError } from '../query/aws-error';

/** Calls for which moto gives out credentials without looking at who asks. Nobody gets any here. */
export const notImitated: Rule = {
  actions: ['AssumeRoleWithWebIdentity', 'AssumeRoot', 'GetFederationToken', 'GetSessionToken'],
  check({ action }) {
    throw new AwsError('InvalidAction', `The local AWS accounts have no answer to ${action}.`);
  },
};
