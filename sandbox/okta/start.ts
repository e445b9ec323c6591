import { createAdaptorServer } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onlyForOwnHosts } from '../http/own-host';
import { oktaApp } from './app';
import { faults, type Faults } from './faults';
import type { Org } from './org';
import { counters, type Counters, type Plan } from './rate-limits';
import { requestLog, type RequestLog } from './request-log';
import { seededOrg, type Seed } from './seed';
import { serviceTokens, type ServiceApp } from './service-apps';
import { createUser } from './users';

export interface OktaOptions extends Seed {
  /** @default 0 - any free port */
  readonly port?: number;
  /** @default - a new one, for this run only */
  readonly token?: string;
  /** Base address of the local AWS gateway. @default - assertions go to AWS's real sign-in endpoints */
  readonly signInBase?: string;
  /** Whose limits the answers tell. @default enterprise */
  readonly plan?: Plan;
  /** Refuse requests beyond these limits, as Okta does. @default false */
  readonly enforceLimits?: boolean;
  /** Apps that sign in with a private key. @default - none */
  readonly serviceApps?: readonly ServiceApp[];
}

/** A local Okta org that is up. */
export interface LocalOkta {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly org: Org;
  /** API token. */
  readonly token: string;
  readonly log: RequestLog;
  readonly counters: Counters;
  readonly faults: Faults;
  /** What the Okta provider and Okta's SDKs look for to find this org instead of a real one. */
  readonly env: Readonly<Record<string, string>>;
  /** Drops what is open; the org is gone. */
  stop(): Promise<void>;
}

/** The port that was asked for is in use. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} of 127.0.0.1 is in use; choose another one, or none for any that is free.`);
    this.name = 'PortTaken';
  }
}

/**
 * Starts an Okta org on 127.0.0.1.
 * @throws PortTaken
 * @throws OktaError for a user or group that Okta would refuse
 */
export async function startOkta({
  port = 0,
  token = `00${randomBytes(30).toString('base64url')}`,
  signInBase,
  plan = 'enterprise',
  enforceLimits = false,
  serviceApps = [],
  ...seed
}: OktaOptions): Promise<LocalOkta> {
  const org = seededOrg(seed);
  const tokenOwner = createUser(org, {
    profile: ownerProfile(org),
    // Nobody knows it: the account is for the token alone, and has to be active.
    password: randomBytes(30).toString('base64url'),
  }).id;
  let url = '';
  const watch = { log: requestLog(), counters: counters(), faults: faults(), plan, enforceLimits };
  const dependencies = { org, url: () => url, token, tokenOwner, serviceApps, serviceTokens: serviceTokens(org.now) };
  const app = oktaApp({ dependencies, watch, signInBase });
  // The listener parses requests in absolute form, which a client sends that takes this org for a proxy.
  const server = createAdaptorServer({
    fetch: onlyForOwnHosts(app.fetch, hostsOf(org)),
    overrideGlobalObjects: false,
  }) as Server;
  // Longer than clients keep a connection, so that none is closed just when the next request is on its way.
  server.keepAliveTimeout = 120_000;
  url = `http://127.0.0.1:${await listen(server, port)}`;
  return {
    url,
    org,
    token,
    log: watch.log,
    counters: watch.counters,
    faults: watch.faults,
    env: { OKTA_HTTP_PROXY: url, OKTA_ORG_NAME: org.name, OKTA_BASE_URL: 'okta.com', OKTA_API_TOKEN: token },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Where the Okta provider and login clients think that they are: the org and its administration page. */
function hostsOf({ name }: Org): RegExp {
  const org = name.replace(/[^\w-]/g, '\\$&');
  return new RegExp(
    `^${org}(?:-admin)?\\.(?:okta\\.com|oktapreview\\.com|okta-emea\\.com|okta-gov\\.com|okta\\.mil|trexcloud\\.com)$`,
    'i',
  );
}

function ownerProfile({ name }: Org) {
  const login = `terraform@${name}.example`;
  return { login, email: login, firstName: 'API', lastName: 'Token' };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
