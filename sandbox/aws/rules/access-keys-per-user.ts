import { scope, type Rule } from '../gateway/handler';
import { quotaExceeded } from '../query/aws-error';
import { parameter } from '../query/call';
import { at, childElements } from '../query/xml';

const MOST_KEYS = 2;

/** A user has two access keys at most, which is what a rotation lives on. */
export const accessKeysPerUser: Rule = {
  actions: ['CreateAccessKey'],
  async check(call, { moto }) {
    const answer = await moto.find(scope(call), 'ListAccessKeys', { UserName: parameter(call, 'UserName') });
    const list = answer && at(answer, 'ListAccessKeysResult', 'AccessKeyMetadata');
    if (list && childElements(list).length >= MOST_KEYS) throw quotaExceeded('AccessKeysPerUser', MOST_KEYS);
  },
};
