import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Asks a proxy for a tunnel. @returns the socket, or the status that it refuses with */
export function connect(proxy: string, authority: string): Promise<Socket | number> {
  return new Promise((resolve, reject) => {
    const asked = request(proxy, { method: 'CONNECT', path: authority, agent: false });
    asked.on('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      resolve(statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Sends one request through a tunnel, TLS verified. @returns the whole answer as text */
export async function requestThrough(
  proxy: string,
  { host, ca, text, servername = host }: { host: string; ca?: string; text: string; servername?: string },
): Promise<string> {
  const socket = await connect(proxy, `${host}:443`);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return new Promise((resolve, reject) => {
    const tls = connectTls({ socket, servername, ca, ALPNProtocols: ['http/1.1'] }, () => tls.write(text));
    let answer = '';
    tls.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    tls.on('end', () => resolve(answer));
    tls.on('error', reject);
  });
}
