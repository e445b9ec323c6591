import { scope, type Rule } from '../gateway/handler';
import { notFound } from '../query/aws-error';
import { parameter } from '../query/call';

/** Only a provider that is there can be changed or deleted; moto deletes what is not there without a word. */
export const samlProviderExists: Rule = {
  actions: ['DeleteSAMLProvider', 'ListSAMLProviderTags', 'TagSAMLProvider', 'UntagSAMLProvider', 'UpdateSAMLProvider'],
  async check(call, { moto }) {
    const arn = parameter(call, 'SAMLProviderArn');
    const found = await moto.find(scope(call), 'GetSAMLProvider', { SAMLProviderArn: arn });
    if (!found) throw notFound(`Manifest not found for arn ${arn}`);
  },
};
