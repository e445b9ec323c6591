import { createHash } from 'node:crypto';
import type { Gap } from '../gateway/handler';
import { answerText, resultAnswer, xmlAnswer, type Answer } from '../query/answer';
import { listParameter, parameter, tagParameters } from '../query/call';
import { element, type Markup } from '../query/xml';

/** Moto drops the tags of a SAML provider and knows none of the calls about them; a plan with tags would never settle. */
export const samlProviderTags: Gap = {
  actions: [
    'CreateSAMLProvider',
    'DeleteSAMLProvider',
    'GetSAMLProvider',
    'ListSAMLProviderTags',
    'TagSAMLProvider',
    'UntagSAMLProvider',
  ],
  async answer(call, { state }, next) {
    const arn = parameter(call, 'SAMLProviderArn');
    const tags = state.samlProviderTags.get(arn) ?? new Map<string, string>();
    switch (call.action) {
      case 'ListSAMLProviderTags':
        return resultAnswer('iam', call.action, tagList(tags), element('IsTruncated', 'false'));
      case 'TagSAMLProvider':
        state.samlProviderTags.set(arn, new Map([...tags, ...tagParameters(call)]));
        return resultAnswer('iam', call.action);
      case 'UntagSAMLProvider':
        for (const key of listParameter(call, 'TagKeys')) tags.delete(key);
        return resultAnswer('iam', call.action);
    }
    const answer = await next(call);
    if (answer.status >= 400) return answer;
    if (call.action === 'DeleteSAMLProvider') state.samlProviderTags.delete(arn);
    if (call.action === 'GetSAMLProvider') return withDetails(answer, [uuidOf(arn), tagList(tags)]);
    if (call.action !== 'CreateSAMLProvider') return answer;
    const created = `arn:${call.partition}:iam::${call.accountId}:saml-provider/${parameter(call, 'Name')}`;
    state.samlProviderTags.set(created, tagParameters(call));
    return tagParameters(call).size > 0 ? withDetails(answer, [tagList(tagParameters(call))]) : answer;
  },
};

function tagList(tags: ReadonlyMap<string, string>): Markup {
  const members = [...tags].map(([key, value]) => element('member', element('Key', key), element('Value', value)));
  return element('Tags', ...members);
}

/** AWS gives every provider an id, which version 6 of the Terraform provider reads. */
function uuidOf(arn: string): Markup {
  return element('SAMLProviderUUID', createHash('sha256').update(arn).digest('hex').slice(0, 32).toUpperCase());
}

function withDetails(answer: Answer, details: readonly Markup[]): Answer {
  const xml = details.map((detail) => detail.xml).join('');
  return xmlAnswer(
    answer.status,
    answerText(answer).replace(/<\/\w+Result>/, (end) => `${xml}${end}`),
  );
}
