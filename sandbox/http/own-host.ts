type Fetch = (request: Request, ...rest: never[]) => Response | Promise<Response>;

/** Names of this machine for itself; the port is the server's anyway. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * Answers only requests that were meant for this machine, or for one of the hosts that a local server stands for. A page
 * of the web whose name leads to 127.0.0.1 (DNS rebinding) names its own host, and gets nothing.
 * @param hosts names without a port, e.g. `/^sts\.amazonaws\.com$/`
 */
export function onlyForOwnHosts<F extends Fetch>(fetch: F, hosts: RegExp): F {
  const guarded: Fetch = (request, ...rest) => {
    const host = (request.headers.get('host') ?? '').toLowerCase();
    if (LOOPBACK.test(host) || hosts.test(host.replace(/:\d+$/, ''))) return fetch(request, ...rest);
    return new Response('This local server answers to its own names only.\n', {
      status: 421,
      headers: { 'content-type': 'text/plain' },
    });
  };
  return guarded as F;
}
