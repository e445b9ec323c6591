import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { ownedFolder } from '../owned-folder';
import { onlyForOwnHosts } from '../http/own-host';
import type { AccountSpec, OrganizationAccount } from './accounts';
import { awsApp } from './app';
import { Gateway } from './gateway/gateway';
import type { Dependencies } from './gateway/handler';
import { State, type LoggedCall } from './gateway/state';
import { LiveAccounts } from './live-accounts';
import { MotoClient } from './moto/moto-client';
import { startMoto } from './moto/start-moto';
import { globalRegion, type Partition } from './partition';
import { AccountPreparation, type Credentials, type PreparedAccounts } from './prepare-accounts';

export interface AwsOptions {
  readonly accounts: readonly AccountSpec[];
  /** @default 'aws' */
  readonly partition?: Partition;
  /** What time it is. @default - the machine's clock */
  readonly now?: () => Date;
  /** Folder that moto's virtual environment is kept in. @default `.cache` of the project */
  readonly cache?: string;
  readonly signal?: AbortSignal;
  /** How much of a list IAM answers at once, whatever it is asked for. @default 1000, as IAM does at most */
  readonly iamPageSize?: number;
  /** Further accounts of the organization, into which nobody gets. @default - none */
  readonly otherAccounts?: readonly OrganizationAccount[];
}

/** Local AWS accounts that run. */
export interface Aws {
  /** `http://127.0.0.1:<port>` of the gateway. */
  readonly url: string;
  readonly iamUrl: string;
  readonly stsUrl: string;
  /** Stands before a sign-in endpoint's host: `<signInBase>/signin.aws.amazon.com/saml`. */
  readonly signInBase: string;
  /** What Terraform, SDKs and other tools need to reach these accounts, and none but these. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls that came in, the oldest first. */
  readonly calls: readonly LoggedCall[];
  /** What the accounts hold right now, without a call of AWS's. */
  readonly live: LiveAccounts;
  /** Makes accounts, roles to adopt and profiles that are not there yet, for a plan that needs more than the first. */
  prepare(accounts: readonly AccountSpec[]): Promise<void>;
  /** Makes the pages of the sign-in endpoint link to where people start: their Okta dashboard. */
  leadBackTo(dashboard: string): void;
  /** May be called again. */
  stop(): Promise<void>;
}

/** Starts local AWS accounts on free ports of 127.0.0.1. @throws PythonUnavailable if moto is not available */
export async function startAws(options: AwsOptions): Promise<Aws> {
  const {
    accounts,
    partition = 'aws',
    now = () => new Date(),
    cache,
    signal,
    iamPageSize,
    otherAccounts = [],
  } = options;
  const moto = await startMoto({ cache, signal });
  const { directory, remove: removeDirectory } = ownedFolder('federation-aws-');
  process.once('exit', removeDirectory);
  try {
    const state = new State(iamPageSize);
    for (const account of otherAccounts) state.organization.set(account.id, account);
    const dependencies: Dependencies & { dashboard?: string } = { moto: new MotoClient(moto), state, now };
    const preparation = await AccountPreparation.begin({ ...dependencies, partition });
    const region = globalRegion(partition);
    const prepare = async (wanted: readonly AccountSpec[]) => {
      const prepared = await preparation.prepare(wanted);
      return { prepared, files: writeToolFiles(directory, prepared, region) };
    };
    const { prepared, files } = await prepare(accounts);
    const gateway = new Gateway(dependencies);
    const server = await listen(awsApp(gateway, dependencies));
    const stop = async () => {
      await Promise.all([server.close(), moto.stop()]);
      process.removeListener('exit', removeDirectory);
      removeDirectory();
    };
    const { url } = server;
    return {
      url,
      iamUrl: url,
      stsUrl: url,
      signInBase: url,
      calls: state.calls,
      live: new LiveAccounts(gateway, dependencies.moto, partition),
      environment: toolEnvironment(url, { credentials: prepared.credentials, files, region }),
      leadBackTo: (dashboard) => {
        dependencies.dashboard = dashboard;
      },
      prepare: async (more) => {
        await prepare(more);
      },
      stop,
    };
  } catch (error) {
    await moto.stop();
    removeDirectory();
    throw error;
  }
}

/** What the HTTPS proxy passes on by its real name: `sts.eu-central-1.amazonaws.com`, `signin.aws.amazon.com`. */
const AWS_HOSTS =
  /^(?:(?:sts|iam)(?:\.[a-z]+(?:-[a-z]+)+(?:-\d)?)?\.amazonaws\.com(?:\.cn)?|(?:[a-z]+(?:-[a-z]+)+-\d\.)?(?:signin|console)\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn))$/;

function listen(app: ReturnType<typeof awsApp>): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: onlyForOwnHosts(app.fetch, AWS_HOSTS), hostname: '127.0.0.1', port: 0 },
      ({ port }: AddressInfo) => {
        const close = () =>
          new Promise<void>((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          });
        resolve({ url: `http://127.0.0.1:${port}`, close });
      },
    );
    server.once('error', reject);
  });
}

interface ToolFiles {
  readonly config: string;
  readonly credentialsFile: string;
}

/** Writes the files in which tools look for profiles. */
function writeToolFiles(directory: string, { credentials, profiles }: PreparedAccounts, region: string): ToolFiles {
  const [config, credentialsFile] = ['config', 'credentials'].map((name) => join(directory, name)) as [string, string];
  const sections = new Map([['default', credentials], ['sandbox', credentials], ...profiles]);
  writeFileSync(credentialsFile, [...sections].map(section).join('\n'), { mode: 0o600 });
  const names = [...sections.keys()].map((name) => (name === 'default' ? '[default]' : `[profile ${name}]`));
  writeFileSync(config, names.map((name) => `${name}\nregion = ${region}\n`).join('\n'), { mode: 0o600 });
  return { config, credentialsFile };
}

/**
 * Every endpoint leads here, credentials come from here alone, and so do profiles: whatever AWS settings somebody has
 * in their shell or home folder, nothing of it is used.
 */
function toolEnvironment(
  url: string,
  { credentials, files, region }: { credentials: Credentials; files: ToolFiles; region: string },
): Record<string, string> {
  const { config, credentialsFile } = files;
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: 'sandbox',
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_IAM: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    // An answer that is wrong here stays wrong: trying for minutes would only hide it.
    AWS_MAX_ATTEMPTS: '3',
  };
}

function section([name, { accessKeyId, secretAccessKey }]: [string, Credentials]): string {
  return `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
}
