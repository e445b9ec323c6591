import { PASSWORD } from './people';
import type { Sandbox } from './sandbox';

/** What a person needs to know who wants to use the sandbox, a line each. */
export function invitation(sandbox: Sandbox, embedUrl: string): string[] {
  const { okta, aws, people, graph, parts } = sandbox;
  const width = Math.max(...people.map(({ login }) => login.length));
  return [
    '',
    `Okta dashboard   ${okta.url}/`,
    `AWS tile         ${embedUrl}`,
    `AWS sign-in      ${aws.signInBase}`,
    '',
    `Users (password: ${PASSWORD})`,
    ...people.map(({ login, groups }) => {
      const what =
        groups.length > 0
          ? `${groups.join(', ')} · ${graph.roleGroupsFor(groups).length} roles`
          : 'as the configuration has it';
      return `  ${login.padEnd(width)}  ${login.startsWith('no-roles') ? 'in no management group' : what}`;
    }),
    '',
    'For other tools',
    ...exportsOf(parts.environment).map((line) => `  ${line}`),
  ];
}

/** The environment as lines that a shell takes. */
export function exportsOf(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`);
}
