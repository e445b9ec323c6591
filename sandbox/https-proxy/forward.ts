import { request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';

/** Headers that speak of one connection only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Hands a request to a local server and its answer back, both as they come. The server sees the host name that the
 * client meant.
 * @param base address that the request's path is added to
 */
export function forward(incoming: IncomingMessage, answer: ServerResponse, base: string): void {
  const path = incoming.url ?? '';
  if (!path.startsWith('/')) {
    // `@example.com` behind the base would be another host.
    answer.writeHead(400, { 'content-type': 'text/plain' }).end('A request in a tunnel names a path.\n');
    return;
  }
  const outgoing = request(`${base}${path}`, { method: incoming.method, headers: lasting(incoming) });
  outgoing.on('response', (response) => {
    answer.writeHead(response.statusCode ?? 502, lasting(response));
    response.pipe(answer);
  });
  outgoing.on('error', () => {
    if (!answer.headersSent) answer.writeHead(502, { 'content-type': 'text/plain' });
    answer.end('The local server does not answer.\n');
  });
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

function lasting({ headers }: IncomingMessage): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}
