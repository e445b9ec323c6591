import type { MakeStep } from './step';

/** Between trust and attributes, and what to know once they are sent. */
export const sessionTags: MakeStep = ({ okta, layout }) => {
  const session = okta.app.sessionTags;
  if (session === undefined || session.sent) return undefined;
  const { tags, sourceIdentity } = session;
  const all = layout === 'single' ? 'the stack federation' : 'every account stack';
  return {
    id: 'session-tags',
    when: 'after',
    title: 'Send the session tags',
    why: 'A role whose trust policy does not allow them refuses the whole sign-in, so the trust policies of all accounts come first.',
    actions: [
      `Apply ${all}, and see that an unchanged plan is empty everywhere.`,
      'Set okta.app.sendSessionTags: true in federation.yaml, and apply again.',
      'Sign in once, by browser and by command line.',
    ],
    values: [
      ...[...tags].map(([key, attribute]) => ({ label: `session tag ${key}`, value: attribute })),
      ...(sourceIdentity === undefined ? [] : [{ label: 'source identity', value: sourceIdentity }]),
    ],
    done: 'CloudTrail shows the tags (requestParameters.principalTags) or the source identity at AssumeRoleWithSAML',
  };
};
