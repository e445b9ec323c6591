import { groupsOf, user } from '../okta/org';
import { counted } from './counted';
import { PASSWORD } from './people';
import type { Sandbox } from './sandbox';

/** What a person needs to know who wants to use the sandbox, a line each. */
export function invitation(sandbox: Sandbox, embedUrl: string): string[] {
  const { okta, aws, people, parts } = sandbox;
  const width = Math.max(...people.map(({ login }) => login.length));
  return [
    '',
    `Okta dashboard   ${okta.url}/`,
    `AWS tile         ${embedUrl}`,
    `AWS endpoint     ${aws.url}`,
    '',
    `Users (password: ${PASSWORD})`,
    ...people.map(({ login }) => `  ${login.padEnd(width)}  ${jobsOf(login, sandbox)}`),
    '',
    'For other tools',
    ...exportsOf(parts.environment).map((line) => `  ${line}`),
  ];
}

/** What somebody is in, and how many roles that gives: `Cloud Admins · 5 roles`. */
function jobsOf(login: string, { okta: { org }, graph }: Sandbox): string {
  const names = groupsOf(org, user(org, login)?.id ?? '').map(({ profile }) => profile.name);
  const jobs = graph.managementGroups.filter((name) => names.includes(name));
  if (jobs.length === 0) return 'in no management group';
  return `${jobs.join(', ')} · ${counted(graph.roleGroupsFor(jobs).length, 'role')}`;
}

/** The environment as lines that a shell takes. */
export function exportsOf(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`);
}
