import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bucket that keeps states, as far as Terraform's backend asks for it. */
export interface LocalBucket {
  /** What leads the backend here, and nowhere else. */
  readonly env: Readonly<Record<string, string>>;
  /** Key → text. */
  readonly objects: Map<string, string>;
  /** Lets nobody in any more. */
  close(): void;
  stop(): Promise<void>;
}

const BUCKET = 'states';
/** STS's answer to GetCallerIdentity. */
const CALLER =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::123456789012:user/x</Arn><UserId>AIDA</UserId><Account>123456789012</Account>' +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';

/**
 * Serves the bucket `states` on 127.0.0.1. The SDK puts the bucket's name before the host's, which no resolver of a
 * machine answers; so the client takes this server for its proxy.
 */
export async function startBucket(): Promise<LocalBucket> {
  const objects = new Map<string, string>();
  let closed = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      const key = decodeURIComponent(pathname).replace(/^\//, '');
      const held = objects.get(key);
      const missing = '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>';
      const answer = (status: number, body = '') =>
        response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
      if (request.method === 'POST') answer(200, CALLER);
      else if (closed) answer(403, '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
      else if (key === '' && request.method === 'GET') answer(200, listing(objects, searchParams.get('prefix') ?? ''));
      else if (request.method === 'PUT') {
        if (request.headers['if-none-match'] === '*' && held !== undefined)
          return void answer(412, '<Error><Code>PreconditionFailed</Code><Message>It exists.</Message></Error>');
        objects.set(key, Buffer.concat(chunks).toString());
        answer(200);
      } else if (request.method === 'DELETE') {
        objects.delete(key);
        answer(204);
      } else if (held === undefined) answer(404, request.method === 'HEAD' ? '' : missing);
      else
        response
          .writeHead(200, { 'content-length': Buffer.byteLength(held) })
          .end(request.method === 'HEAD' ? '' : held);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    objects,
    close: () => (closed = true),
    env: {
      HTTP_PROXY: url,
      AWS_ENDPOINT_URL_S3: 'http://s3.example',
      // The backend asks who it is before it does anything.
      AWS_ENDPOINT_URL_STS: 'http://sts.example',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'of-no-account',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listing(objects: ReadonlyMap<string, string>, prefix: string): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  return `<ListBucketResult><Name>${BUCKET}</Name><KeyCount>${keys.length}</KeyCount><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
}
