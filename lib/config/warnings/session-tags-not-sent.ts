import type { Check } from '../check';
import { sessionTagsOf } from '../session-tags';

/** The state in between: every trust policy allows the tags, and the app does not send them yet. */
export const sessionTagsNotSent: Check = ({ federation: { file, yaml } }, complain) => {
  const app = yaml.okta?.app ?? {};
  if (sessionTagsOf(app) === undefined || app.sendSessionTags === true) return;
  const key = app.sessionTags === undefined ? 'sourceIdentity' : 'sessionTags';
  complain(file, ['okta', 'app', key], {
    value: undefined,
    requirement: 'the trust policies allow it, and the app does not send it yet',
    remedy:
      'apply to every account, then set sendSessionTags: true; before you remove it again, set it to false and apply',
    on: 'key',
  });
};
