import type { App, User } from '../model';
import { assignmentsOf, currentKey, groupsOf, isAssigned, type Org } from '../org';
import { entityId } from '../saml-metadata';
import { appSettingsSchema, type AppSettings } from './app-settings';
import { attributesFor, StatementUnknown } from './attribute-statements';
import { GroupFilterUnusable } from './group-filter';
import { whyNoRole, type NoRole } from './no-role';
import { rolesFor, type Assignment, type HeldGroup, type RoleQuestion } from './roles';
import { samlResponse } from './saml-response';
import { signInEndpoint, type SignInEndpoint } from './sign-in-endpoint';
import { UserNameUnknown, userNameAt } from './user-name';

/** What comes of opening an app. */
export type Opening =
  | {
      readonly outcome: 'assertion';
      readonly endpoint: SignInEndpoint;
      /** Base64. */
      readonly samlResponse: string;
      readonly relayState: string;
    }
  /** The app is not there for this user. */
  | { readonly outcome: 'not assigned' }
  | { readonly outcome: 'no roles'; readonly groups: readonly NoRole[] }
  /** What an administrator has to fix. */
  | { readonly outcome: 'misconfigured'; readonly reason: string };

/** Opens an AWS Account Federation app for a user, as a click on its tile does: issues a new assertion each time. */
export function openAwsApp(org: Org, app: App, user: User, authenticatedAt: Date): Opening {
  if (app.status !== 'ACTIVE' || !isAssigned(org, app.id, user.id)) return { outcome: 'not assigned' };
  const parsed = appSettingsSchema.safeParse(app.settings.app);
  if (!parsed.success) return { outcome: 'misconfigured', reason: parsed.error.issues.map(problem).join('; ') };
  try {
    return assertionFor(org, app, user, parsed.data, authenticatedAt);
  } catch (error) {
    if (error instanceof GroupFilterUnusable || error instanceof UserNameUnknown || error instanceof StatementUnknown)
      return { outcome: 'misconfigured', reason: error.message };
    throw error;
  }
}

function assertionFor(org: Org, app: App, user: User, settings: AppSettings, authenticatedAt: Date): Opening {
  const question = questionFor(org, app, user, settings);
  const roles = rolesFor(question);
  if (roles.length === 0) return { outcome: 'no roles', groups: whyNoRole(question) };
  const { defaultRelayState } = app.settings.signOn;
  const endpoint = signInEndpoint(settings);
  const statement = {
    issuer: entityId(app),
    endpoint,
    userName: userNameAt(app, user),
    roles,
    sessionDuration: settings.sessionDuration,
    attributes: attributesFor(app, user),
    issuedAt: org.now(),
    authenticatedAt,
  };
  return {
    outcome: 'assertion',
    endpoint,
    samlResponse: samlResponse(statement, currentKey(app)),
    relayState: typeof defaultRelayState === 'string' ? defaultRelayState : '',
  };
}

function questionFor(org: Org, app: App, user: User, settings: AppSettings): RoleQuestion {
  const own = org.userAssignments.get(app.id)?.get(user.id);
  const assignments = new Map(assignmentsOf(org, app.id).map((assignment) => [assignment.groupId, assignment]));
  return {
    settings,
    groups: groupsOf(org, user.id).map(({ id, profile: { name }, source }): HeldGroup => {
      const assigned = assignments.get(id);
      return { name, source, assignment: assigned ? assignment(assigned) : undefined };
    }),
    direct: samlRoles(own?.profile),
    inPerson: own !== undefined,
  };
}

function assignment({
  priority,
  profile,
}: {
  priority: number;
  profile: Readonly<Record<string, unknown>>;
}): Assignment {
  return { priority, samlRoles: samlRoles(profile) };
}

function samlRoles(profile: Readonly<Record<string, unknown>> | undefined): string[] {
  const roles = profile?.['samlRoles'];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

function problem({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `app setting ${path.map(String).join('.')}: ${message}`;
}
