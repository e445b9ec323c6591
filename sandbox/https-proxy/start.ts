import { writeFileSync } from 'node:fs';
import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { ownedFolder } from '../owned-folder';
import { certificateAuthority, type CertificateAuthority } from './certificate-authority';
import { forward } from './forward';
import { localServerOf, type LocalServers } from './known-hosts';

/** A proxy for clients that insist on HTTPS and on the real host names. */
export interface HttpsProxy {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** PEM file of the authority that its certificates come from; without the key, which is in no file. */
  readonly caFile: string;
  /** What clients need to use the proxy, and to trust it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Removes the file as well. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a CONNECT proxy on 127.0.0.1. It ends TLS for the hosts that the sandbox stands for and hands their requests to
 * the local servers; every other host is refused, so no request ever leaves this machine through it.
 * @param port @default 0 - any free one
 */
export async function startHttpsProxy(servers: LocalServers, { port = 0 } = {}): Promise<HttpsProxy> {
  const authority = await certificateAuthority('Sandbox HTTPS proxy');
  const [hosts, connections] = [new Map<string, Promise<HttpsServer>>(), new Set<Duplex>()];
  const proxy = createServer((_, answer) => {
    answer.writeHead(403, { 'content-type': 'text/plain', connection: 'close' });
    answer.end('This proxy takes HTTPS only (CONNECT).\n');
  });
  proxy.on('connect', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => socket.destroy());
    const host = askedHost(asked.url);
    const base = host === undefined ? undefined : localServerOf(host, servers);
    if (host === undefined || base === undefined) {
      refuse(socket, `${asked.url ?? ''} is not a host that the sandbox serves.\n`);
      return;
    }
    const server = hosts.get(host) ?? hostServer(host, base, authority);
    hosts.set(host, server);
    server.then(
      (ready) => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        if (head.length > 0) socket.unshift(head);
        ready.emit('connection', socket);
      },
      () => socket.destroy(),
    );
  });
  const url = `http://127.0.0.1:${await listen(proxy, port)}`;
  const { directory, remove: removeDirectory } = ownedFolder('federation-https-');
  process.once('exit', removeDirectory);
  const caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, authority.certificate);
  return {
    url,
    caFile,
    environment: environmentFor(url, caFile),
    stop: async () => {
      process.removeListener('exit', removeDirectory);
      removeDirectory();
      connections.forEach((socket) => socket.destroy());
      await new Promise((resolve) => {
        proxy.close(resolve);
        proxy.closeAllConnections();
      });
    },
  };
}

/** The host of a CONNECT request; `undefined` for another port than that of HTTPS. */
function askedHost(authority: string | undefined): string | undefined {
  return /^([a-z0-9.-]+):443$/.exec(authority?.toLowerCase() ?? '')?.[1];
}

function refuse(socket: Duplex, text: string): void {
  socket.end(
    `HTTP/1.1 403 ${STATUS_CODES[403] ?? ''}\r\ncontent-type: text/plain\r\nconnection: close\r\n` +
      `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/** Ends TLS for one host. It listens nowhere: the proxy hands it connections. */
async function hostServer(host: string, base: string, authority: CertificateAuthority): Promise<HttpsServer> {
  return createHttpsServer(await authority.issue(host), (incoming, answer) => {
    if (incoming.headers.host?.replace(/:443$/, '') === host) {
      forward(incoming, answer, base);
      return;
    }
    answer.writeHead(421, { 'content-type': 'text/plain' });
    answer.end(`This connection is for ${host}.\n`);
  });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function environmentFor(url: string, caFile: string): Record<string, string> {
  const local = '127.0.0.1,localhost';
  return {
    HTTPS_PROXY: url,
    https_proxy: url,
    NO_PROXY: local,
    no_proxy: local,
    // Go and OpenSSL, curl, Python's requests, the AWS SDKs, Node: each looks for its own.
    SSL_CERT_FILE: caFile,
    CURL_CA_BUNDLE: caFile,
    REQUESTS_CA_BUNDLE: caFile,
    AWS_CA_BUNDLE: caFile,
    NODE_EXTRA_CA_CERTS: caFile,
  };
}
