import { groupsOf, user, type Org } from '../okta/org';
import { base32, rehearsalSecret } from '../okta/sign-on/totp';
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
    ...secondFactors(sandbox, width),
    '',
    'For other tools',
    ...exportsOf(parts.environment).map((line) => `  ${line}`),
  ];
}

/** Where the app's sign-on policy asks for a second factor: what an authenticator app needs, and codes without one. */
function secondFactors({ okta, people }: Sandbox, width: number): string[] {
  if (!asksForCodes(okta.org)) return [];
  return [
    '',
    'Second factors (secrets for an authenticator app; a rehearsal’s, they protect nothing)',
    ...people.map(({ login }) => `  ${login.padEnd(width)}  ${base32(rehearsalSecret(login))}`),
    `  or a code: curl -H "Authorization: SSWS $OKTA_API_TOKEN" ${okta.url}/sandbox/users/<login>/code`,
  ];
}

/** Whether a rule of a policy that an app has may ask for one. */
function asksForCodes({ apps, policies }: Org): boolean {
  const used = new Set([...apps.values()].map(({ policyId }) => policyId));
  return [...policies.values()].some(
    ({ id, rules }) =>
      used.has(id) && rules.some(({ actions }) => /2FA|possession|chains/.test(JSON.stringify(actions))),
  );
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
