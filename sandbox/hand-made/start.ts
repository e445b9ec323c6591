import { MANAGEMENT_ACCOUNT } from '../aws/accounts';
import { startAws, type Aws } from '../aws/start';
import { startOkta, type LocalOkta } from '../okta/start';
import { oktaApi } from '../okta-stack/okta-api';
import type { Terraforming } from '../run/apply-stacks';
import { exportsOf } from '../run/invitation';
import type { Narrator } from '../run/narrator';
import { PASSWORD } from '../run/people';
import { makeWorkspace } from '../run/workspace';
import { cliConfigFile } from '../terraform/cli-config';
import { findTerraform } from '../terraform/find-terraform';
import { findProviderMirrors } from '../terraform/provider-mirrors';
import { awsMess } from './aws-mess';
import { ACCOUNT, makeOktaMess, PEOPLE, STRAY } from './okta-mess';

/** A local org and account that people federated by hand; no configuration and no state knows of it. */
export interface HandMade {
  readonly okta: LocalOkta;
  readonly aws: Aws;
  /** Host of the org. */
  readonly org: string;
  readonly account: string;
  readonly embedUrl: string;
  /** What other tools need in their environment to use it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly terraforming: Omit<Terraforming, 'onProgress'>;
  /** May be called again. */
  stop(): Promise<void>;
}

const NAME = 'mueller-tech';

/** Starts it; on failure everything that was started is stopped again. */
export async function startHandMade(narrator: Narrator, signal?: AbortSignal): Promise<HandMade> {
  const workspace = makeWorkspace();
  const cleanUps: (() => Promise<void> | void)[] = [() => workspace.remove()];
  const stop = async () => {
    while (cleanUps.length > 0) await cleanUps.pop()?.();
  };
  try {
    const binary = findTerraform();
    const cliConfig = cliConfigFile(workspace.directory, findProviderMirrors(binary), binary);
    const aws = await narrator.step('Starting the local AWS account', () =>
      startAws({ accounts: [{ id: MANAGEMENT_ACCOUNT }], signal }),
    );
    cleanUps.push(() => aws.stop());
    const okta = await narrator.step('Starting the local Okta org', () =>
      startOkta({
        name: NAME,
        users: PEOPLE.map(({ login, firstName, lastName }) => ({ login, firstName, lastName, password: PASSWORD })),
        groups: [STRAY],
        signInBase: aws.signInBase,
      }),
    );
    cleanUps.push(() => okta.stop());
    aws.leadBackTo(`${okta.url}/app/UserHome`);
    const { embedUrl } = await narrator.step('Federating them by hand', async () => {
      const made = await makeOktaMess(oktaApi(okta.url, okta.token), okta.url);
      await aws.prepare([awsMess(made.metadata)]);
      return made;
    });
    const environment = { ...aws.environment, ...okta.env, TF_CLI_CONFIG_FILE: cliConfig };
    const terraforming = { binary, cliConfig, env: environment, signal };
    return { okta, aws, org: `${NAME}.okta.com`, account: ACCOUNT, embedUrl, environment, terraforming, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What to do with it, a line each. */
export function handMadeInvitation({ okta, org, account, embedUrl, environment, terraforming }: HandMade): string[] {
  const terraform = `${terraforming.binary.name} -chdir=cdktf.out/stacks/federation`;
  return [
    '',
    `Okta dashboard   ${okta.url}/`,
    `AWS tile         ${embedUrl}`,
    `Users            ${PEOPLE.map(({ login }) => login).join(', ')} (password: ${PASSWORD})`,
    '',
    'In another shell, first',
    ...exportsOf(environment).map((line) => `  ${line}`),
    '',
    'then take it over (docs/import.md explains each step)',
    `  bin/federation snapshot --org ${org} --accounts ${account} --people --out live.json`,
    '  bin/federation import --snapshot live.json --out taken-over',
    '  FEDERATION_CONFIG=taken-over npm run synth',
    `  ${terraform} init && ${terraform} plan -out tfplan`,
    `  ${terraform} show -json tfplan > plan.json`,
    '  bin/federation import --check plan.json --snapshot live.json',
    `  ${terraform} apply tfplan && ${terraform} plan`,
  ];
}
