import { matchGroupFilter } from './group-filter';
import { appFilterSources, hasApp, mappedRole, type RoleQuestion } from './roles';

/** A group of the user, and why it gives no role. */
export interface NoRole {
  readonly group: string;
  readonly reason: string;
}

/** Why a user without roles has none, group by group, sorted as asked. @throws GroupFilterUnusable */
export function whyNoRole(question: RoleQuestion): NoRole[] {
  const { settings, groups } = question;
  const opens = hasApp(question);
  return groups.map(({ name, source, assignment }) => ({ group: name, reason: reason(name, source, assignment) }));

  function reason(name: string, source: string, assignment: unknown): string {
    if (!opens) return 'is not assigned to the app, and neither is any other group of the user';
    if (!settings.useGroupMapping)
      return assignment
        ? 'has no role picked in its assignment that the identity provider ARN leads to'
        : 'is not assigned to the app';
    if (!appFilterSources(settings).has(source))
      return `comes from "${source}", and the app filter admits only "${settings.appFilter}"`;
    const [match] = matchGroupFilter(settings.groupFilter, [name]);
    if (!match) return 'does not match the group filter';
    return mappedRole(settings, match) === undefined
      ? 'lacks a part that the role value pattern asks for'
      : 'gives a role';
  }
}
