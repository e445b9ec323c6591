import type { Gap } from '../gateway/handler';
import { answerText } from '../query/answer';
import { parameter } from '../query/call';
import { parseXml, textAt } from '../query/xml';

/** Moto takes an access key that it does not know for one of its default account; AWS refuses it. So they are noted. */
export const accessKeys: Gap = {
  actions: ['AssumeRole', 'CreateAccessKey', 'DeleteAccessKey', 'UpdateAccessKey'],
  async answer(call, { state }, next) {
    const answer = await next(call);
    if (answer.status >= 400) return answer;
    const accessKeyId = parameter(call, 'AccessKeyId');
    const { accountId, partition } = call;
    if (call.action === 'DeleteAccessKey') state.accessKeys.remove(accessKeyId);
    if (call.action === 'UpdateAccessKey')
      state.accessKeys.setActive(accessKeyId, parameter(call, 'Status') === 'Active');
    if (call.action === 'CreateAccessKey') {
      const key = (name: string) =>
        textAt(parseXml(answerText(answer)), 'CreateAccessKeyResult', 'AccessKey', name) ?? '';
      state.accessKeys.add(key('AccessKeyId'), {
        accountId,
        arn: `arn:${partition}:iam::${accountId}:user/${key('UserName')}`,
      });
    }
    if (call.action === 'AssumeRole') {
      const result = (...path: string[]) => textAt(parseXml(answerText(answer)), 'AssumeRoleResult', ...path) ?? '';
      const arn = result('AssumedRoleUser', 'Arn');
      state.accessKeys.add(result('Credentials', 'AccessKeyId'), {
        accountId: arn.split(':')[4] ?? '',
        arn,
        expiration: new Date(result('Credentials', 'Expiration')),
      });
    }
    return answer;
  },
};
