import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before an HTTP server and counts what is asked of it. */
export interface CountingProxy {
  readonly url: string;
  /** Requests since the last call, by AWS's action or by method. */
  take(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Starts on a free port of 127.0.0.1. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { method = 'GET', url = '/', headers } = request;
      const name = new URLSearchParams(body.toString('latin1')).get('Action') ?? method;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const passed = Object.entries(headers).filter(([key]) => !/^(?:host|connection|content-length)$/.test(key));
      fetch(new URL(url, target), {
        method,
        headers: passed.map(([key, value]): [string, string] => [key, String(value)]),
        ...(body.length === 0 ? {} : { body }),
      })
        .then(async (answer) => {
          answer.headers.forEach((value, key) => {
            if (!/^(?:content-(?:length|encoding)|connection)$/.test(key)) response.setHeader(key, value);
          });
          response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
        })
        .catch(() => response.writeHead(502).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    take: () => {
      const taken = counts;
      counts = new Map();
      return taken;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** All requests together. */
export function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}
