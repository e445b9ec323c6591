import { exportsOf } from './invitation';
import type { Sandbox } from './sandbox';

/** Where everything is that somebody else applies, a line each; the stacks in an order in which they can be applied. */
export function rehearsal({ okta, aws, parts }: Sandbox): string[] {
  const { environment, firstPlan, terraforming } = parts;
  const program = terraforming.binary.name;
  return [
    '',
    'Nothing is applied. The org and the accounts have only what was there before this project.',
    '',
    `Okta org         ${okta.url}/`,
    `AWS endpoint     ${aws.url}`,
    '',
    'In another shell, first',
    ...exportsOf({ ...environment, TF_CLI_CONFIG_FILE: terraforming.cliConfig }).map((line) => `  ${line}`),
    '',
    'then, for example (states are files beside these folders, and go with the sandbox)',
    ...firstPlan.map(
      ({ directory }) => `  ${program} -chdir=${directory} init && ${program} -chdir=${directory} apply`,
    ),
  ];
}
