import type { Rule } from '../gateway/handler';
import { AwsError, constraint, quotaExceeded } from '../query/aws-error';
import { parameter, tagParameters } from '../query/call';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
const [MOST_TAGS, LONGEST_KEY, LONGEST_VALUE] = [50, 128, 256];
const TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Tags have a form, and the prefix `aws:` is not for everybody. Moto checks those of roles, here they are all. */
export const tags: Rule = {
  actions: ['CreateRole', 'CreateSAMLProvider', 'CreateUser', 'TagRole', 'TagSAMLProvider', 'TagUser'],
  check(call, { state }) {
    const given = tagParameters(call);
    for (const [key, value] of given) {
      if (key.length < 1 || key.length > LONGEST_KEY || !TEXT.test(key))
        throw constraint(
          'tags.key',
          key,
          `have length between 1 and ${LONGEST_KEY} and satisfy [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+`,
        );
      if (value.length > LONGEST_VALUE || !TEXT.test(value))
        throw constraint(
          'tags.value',
          value,
          `have at most ${LONGEST_VALUE} characters of [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]`,
        );
      if (/^aws:/i.test(key))
        throw new AwsError('InvalidInput', "Tag keys can't begin with the prefix aws:, which is reserved.");
    }
    const kept = state.samlProviderTags.get(parameter(call, 'SAMLProviderArn')) ?? new Map<string, string>();
    if (new Set([...kept.keys(), ...given.keys()]).size > MOST_TAGS) throw quotaExceeded('TagsPerEntity', MOST_TAGS);
  },
};
