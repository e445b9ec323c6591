import { scope, type Gap } from '../gateway/handler';
import { resultAnswer } from '../query/answer';
import { parameter } from '../query/call';
import { element } from '../query/xml';

/** Moto has none, and fails when it is asked for them, as Terraform does before it deletes a user. */
export const serviceSpecificCredentials: Gap = {
  actions: ['ListServiceSpecificCredentials'],
  async answer(call, { moto }) {
    await moto.call(scope(call), 'GetUser', { UserName: parameter(call, 'UserName') });
    return resultAnswer('iam', call.action, element('ServiceSpecificCredentials'));
  },
};
