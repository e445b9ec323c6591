import { SESSION_TAGS } from '../../naming/limits';
import { sessionTagKey, userAttribute } from '../../naming/session-tags';
import { userNameTemplate } from '../../naming/user-name-format';
import type { Check } from '../check';
import { sortedEntries } from '../entries';
import { refusal } from '../refusal';
import { sessionTagsOf } from '../session-tags';

/** What AWS takes as session tags and source identity, and what Okta can name people by. */
export const sessionTags: Check = ({ federation: { file, yaml } }, complain) => {
  const app = yaml.okta?.app ?? {};
  const { sessionTags: tags = {}, transitiveTags = [], sourceIdentity, sendSessionTags, userName, metadataFile } = app;
  const at = (...path: (string | number)[]) => ['okta', 'app', ...path];
  const keys = Object.keys(tags);
  if (keys.length > SESSION_TAGS)
    complain(file, at('sessionTags'), {
      value: keys.length,
      requirement: `has ${keys.length} tags, STS takes ${SESSION_TAGS}`,
      remedy: 'send fewer',
    });
  const seen = new Map<string, string>();
  for (const [key, attribute] of sortedEntries(tags)) {
    const twin = seen.get(key.toLowerCase());
    const refused =
      refusal(() => sessionTagKey(key)) ??
      (twin === undefined
        ? undefined
        : {
            value: key,
            requirement: `differs from ${JSON.stringify(twin)} by case only, which STS ignores`,
            remedy: 'delete one',
          });
    if (refused) complain(file, at('sessionTags', key), { ...refused, on: 'key' });
    seen.set(key.toLowerCase(), key);
    const wrong = refusal(() => userAttribute('session tag', attribute));
    if (wrong) complain(file, at('sessionTags', key), wrong);
  }
  for (const [i, key] of transitiveTags.entries()) {
    if (key === undefined) continue;
    const requirement = keys.includes(key) ? 'is listed twice' : 'is not one of sessionTags';
    if (!keys.includes(key) || transitiveTags.indexOf(key) < i)
      complain(file, at('transitiveTags', i), { value: key, requirement, remedy: 'delete it, or add the tag' });
  }
  const wrong =
    sourceIdentity === undefined ? undefined : refusal(() => userAttribute('source identity', sourceIdentity));
  if (wrong) complain(file, at('sourceIdentity'), wrong);
  if (sendSessionTags !== undefined && sessionTagsOf(app) === undefined)
    complain(file, at('sendSessionTags'), {
      value: sendSessionTags,
      requirement: 'has nothing to send',
      remedy: 'delete it, or write sessionTags or sourceIdentity',
      on: 'key',
    });
  const format = userName === undefined ? undefined : refusal(() => userNameTemplate(userName));
  if (format) complain(file, at('userName'), format);
  if (metadataFile !== undefined && userName !== undefined)
    complain(file, at('userName'), {
      value: userName,
      requirement: 'has no effect: with metadataFile somebody else runs the app',
      remedy: 'delete userName, or metadataFile',
      on: 'key',
    });
};
