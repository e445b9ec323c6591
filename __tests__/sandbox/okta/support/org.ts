import { OktaError } from '../../../../sandbox/okta/errors';
import type { Group, User } from '../../../../sandbox/okta/model';
import { type Org, membersOf, user } from '../../../../sandbox/okta/org';
import { createGroup } from '../../../../sandbox/okta/groups';
import { activateRule, createRule } from '../../../../sandbox/okta/group-rules';
import { seededOrg } from '../../../../sandbox/okta/seed';

export const JAMES = 'james@mueller-tech.com';
export const ADA = 'ada@mueller-tech.com';

/** An org with two active users, and a group that a directory imported. */
export function testOrg(): Org {
  const users = [JAMES, ADA].map((login) => ({ login, password: 'Correct-Horse-1' }));
  return seededOrg({ name: 'mueller-tech', users, groups: [{ name: 'Imported', source: 'active_directory' }] });
}

export function someone(org: Org, login = JAMES): User {
  const found = user(org, login);
  if (!found) throw new Error(`no ${login}`);
  return found;
}

export function groupNamed(org: Org, name: string): Group {
  const group = [...org.groups.values()].find(({ profile }) => profile.name === name);
  if (!group) throw new Error(`no group ${name}`);
  return group;
}

export function newGroup(org: Org, name: string): string {
  return createGroup(org, { name }).id;
}

/** Who is in a group: logins, sorted. */
export function logins(org: Org, groupId: string): string[] {
  return membersOf(org, groupId)
    .map(({ profile }) => profile.login)
    .sort();
}

export const anyOf = (...groupIds: string[]) => `isMemberOfAnyGroup(${groupIds.map((id) => `"${id}"`).join(',')})`;

export function rule(name: string, expression: string, targets: readonly string[]) {
  return { name, expression: { type: 'urn:okta:expression:1.0', value: expression }, targets };
}

export function activeRule(org: Org, name: string, expression: string, targets: readonly string[]): string {
  const { id } = createRule(org, rule(name, expression, targets));
  activateRule(org, id);
  return id;
}

/** How Okta refuses what is done: `E0000001 Api validation failed: name (name: …)`. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof OktaError) return [error.code, error.message, ...error.causes.map((c) => `(${c})`)].join(' ');
    throw error;
  }
  throw new Error('it was not refused');
}
