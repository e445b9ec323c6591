import { createServer, request as send, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startMoto } from '../../../sandbox/aws/moto/start-moto';

/** Who asks, as docs/pipeline.md names the roles. */
export type Role = 'plan' | 'apply' | 'drift';

/** A bucket in moto's S3 that has states, records and plan files, and lets each role do what the docs say it needs. */
export interface LocalBucket {
  readonly name: string;
  /** What leads Terraform's backend and the AWS CLI here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whose requests come from now on. */
  as(role: Role): void;
  /** What was refused since the last call, e.g. `plan: GET plans/okta.tfplan`. */
  refused(): string[];
  get(key: string): Promise<Buffer>;
  put(key: string, body: Buffer): Promise<void>;
  /** Keys below a prefix. */
  list(prefix: string): Promise<string[]>;
  /** How an object is encrypted. */
  encryption(key: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

const NAME = 'federation';

/** Headers that belong to one hop. */
const ONE_HOP = new Set(['host', 'connection', 'transfer-encoding', 'expect', 'content-length']);

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ONE_HOP.has(name)));
}

/** An answer to HEAD has the length of what it does not carry. */
function lengthOf(
  method: string,
  { headers, body }: { headers: IncomingHttpHeaders; body: Buffer },
): IncomingHttpHeaders {
  return { 'content-length': method === 'HEAD' ? (headers['content-length'] ?? '0') : String(body.length) };
}

/** Folder of the bucket → methods that a role may use there. States have their lock file beside them. */
const RIGHTS: Readonly<Record<Role, Readonly<Record<string, RegExp>>>> = {
  plan: { states: /^(?:GET|HEAD)$/, locks: /^(?:GET|HEAD|PUT|DELETE)$/, records: /^(?:GET|HEAD|PUT)$/, plans: /^PUT$/ },
  apply: {
    states: /^(?:GET|HEAD|PUT)$/,
    locks: /^(?:GET|HEAD|PUT|DELETE)$/,
    records: /^(?:PUT|DELETE)$/,
    plans: /^(?:GET|HEAD)$/,
  },
  drift: { states: /^(?:GET|HEAD)$/, locks: /^$/, records: /^$/, plans: /^$/ },
};

export async function startBucket(): Promise<LocalBucket> {
  const moto = await startMoto();
  let role: Role | undefined;
  let refused: string[] = [];
  const ask = (method: string, path: string, headers: IncomingHttpHeaders, body: Buffer) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const { hostname, port } = new URL(moto.url);
      const passed = { ...endToEnd(headers), 'content-length': body.length, 'x-sandbox-token': moto.token };
      const asked = send({ hostname, port, path, method, headers: passed }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      asked.once('error', reject).end(body);
    });
  const own = async (method: string, path: string, body: Buffer = Buffer.alloc(0), more: IncomingHttpHeaders = {}) => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=x';
    const answer = await ask(
      method,
      path,
      { authorization, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...more },
      body,
    );
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body.toString()}`);
    return answer;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = 'GET', url = '/', headers } = request;
      const { hostname, pathname, search } = new URL(url, 'http://127.0.0.1');
      const path = hostname.startsWith(`${NAME}.`) ? `/${NAME}${pathname}` : pathname;
      const key = decodeURIComponent(path).replace(`/${NAME}`, '').replace(/^\//, '');
      const folder = key.endsWith('.tflock') ? 'locks' : (key.split('/')[0] ?? '');
      // To list a folder gives no object away.
      if (role !== undefined && key !== '' && !(RIGHTS[role][folder]?.test(method) ?? false)) {
        refused.push(`${role}: ${method} ${key}`);
        response.writeHead(403, { 'content-type': 'application/xml' });
        response.end(
          method === 'HEAD' ? '' : '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
        );
        return;
      }
      ask(method, `${path}${search}`, headers, Buffer.concat(chunks)).then(
        (answer) => {
          response
            .writeHead(answer.status, { ...endToEnd(answer.headers), ...lengthOf(method, answer) })
            .end(answer.body);
        },
        () => response.writeHead(502).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await own(
    'PUT',
    `/${NAME}`,
    Buffer.from(
      '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>',
    ),
  );
  return {
    name: NAME,
    // Terraform puts the bucket's name before the host's, which no resolver answers; so the client takes this server for
    // its proxy. Other local servers are reached without it.
    environment: {
      AWS_ENDPOINT_URL_S3: 'http://s3.example',
      HTTP_PROXY: url,
      NO_PROXY: '127.0.0.1,localhost',
    },
    as: (now) => (role = now),
    refused: () => {
      const all = refused;
      refused = [];
      return all;
    },
    get: async (key) => (await own('GET', `/${NAME}/${key}`)).body,
    put: async (key, body) => {
      await own('PUT', `/${NAME}/${key}`, body);
    },
    list: async (prefix) => {
      const { body } = await own('GET', `/${NAME}?list-type=2&prefix=${encodeURIComponent(prefix)}`);
      return [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key).sort();
    },
    encryption: async (key) => {
      const value = (await own('HEAD', `/${NAME}/${key}`)).headers['x-amz-server-side-encryption'];
      return typeof value === 'string' ? value : undefined;
    },
    stop: async () => {
      await moto.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
