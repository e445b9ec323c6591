import { hours } from '../grants/differences';
import { arnOf } from '../lookup';
import { known } from '../read';
import type { Rule } from '../model';

export const sessionLongerThanRole: Rule = {
  id: 'session-longer-than-role',
  severity: 'high',
  title: 'AWS will refuse every login to a role',
  why: 'The app asks for a longer session than the role allows, and AWS refuses the login instead of shortening the session.',
  remedy: "Raise the role's sessionDuration or lower the app's.",
  check: ({ after }) => {
    const asked = Math.max(0, ...after.apps.map(({ sessionSeconds }) => known(sessionSeconds) ?? 0));
    const granted = new Set(after.grants.map(({ roleArn }) => roleArn));
    return after.roles
      .filter((role) => !role.adopted && granted.has(arnOf(role)) && role.maxSessionSeconds < asked)
      .map((role) => ({
        subject: arnOf(role),
        address: role.address,
        evidence: `the app asks for ${hours(asked)}, the role allows ${hours(role.maxSessionSeconds)}`,
      }));
  },
};
