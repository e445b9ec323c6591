import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorAnswer } from './error-answer';
import { OktaError } from './errors';
import type { Fault, Faults } from './faults';
import type { Env } from './management/dependencies';
import { endpointOf, limitsOf, type Counters, type Plan } from './rate-limits';
import { loggedPath, type RequestLog } from './request-log';

export interface Watch {
  readonly log: RequestLog;
  readonly counters: Counters;
  readonly faults: Faults;
  /** Whose limits the rate-limit headers tell. */
  readonly plan: Plan;
  /** Whether a request beyond the limit is refused. */
  readonly enforceLimits: boolean;
}

/** Logs and counts each request, refuses it where a limit or a fault says so, and adds the rate-limit headers. */
export function watched(watch: Watch): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { log, counters, faults } = watch;
    const [at, started] = [new Date().toISOString(), performance.now()];
    const fault = faults.strike(c.req.method, c.req.path);
    counters.enter();
    try {
      const early = await answerEarly(c, watch, fault);
      if (early) c.res = early;
      else await next();
      if (fault?.carriedOut === true) {
        const late = faultAnswer(c, watch, fault);
        // Assigned twice: Hono would merge the headers of both answers.
        c.res = undefined;
        c.res = late;
      }
    } finally {
      counters.leave();
      const dropped = fault?.kind === 'dropped';
      log.add({
        at,
        method: c.req.method,
        path: loggedPath(c.req.url),
        status: dropped ? 0 : c.res.status,
        milliseconds: Math.round(performance.now() - started),
        fault: fault?.kind,
      });
    }
  };
}

/** The answer to a request that is not carried out. */
async function answerEarly(c: Context<Env>, watch: Watch, fault: Fault | undefined): Promise<Response | undefined> {
  const { counters, plan, enforceLimits } = watch;
  const endpoint = endpointOf(c.req.method, c.req.path);
  if (endpoint !== undefined) {
    const limit = limitsOf(endpoint)[plan];
    const left = limit - counters.count(endpoint);
    rateLimitHeaders(c, { limit, left: Math.max(left, 0), resetsAt: counters.resetsAt() });
    if (enforceLimits && left < 0) return errorAnswer(c, tooManyRequests());
  }
  if (!fault || fault.carriedOut === true) return undefined;
  if (fault.kind !== 'slow') return faultAnswer(c, watch, fault);
  await sleep((fault.seconds ?? 1) * 1_000, undefined, { ref: false });
  return undefined;
}

function faultAnswer(c: Context<Env>, { plan }: Watch, { kind, seconds = 1 }: Fault): Response {
  switch (kind) {
    case 'policy-lock':
      return errorAnswer(
        c,
        new OktaError(423, 'E0000239', 'Policy priorities are being reconciled. Please try again later.'),
      );
    case 'rate-limit': {
      const endpoint = endpointOf(c.req.method, c.req.path) ?? '/api/v1*';
      // Rounded up: the reset is given in whole seconds, and comes no earlier than it was asked for.
      const resetsAt = Math.ceil(Date.now() / 1_000 + seconds);
      rateLimitHeaders(c, { limit: limitsOf(endpoint)[plan], left: 0, resetsAt });
      return errorAnswer(c, tooManyRequests());
    }
    case 'dropped': {
      const { incoming } = c.env;
      if (!incoming) throw new Error('only a server has a connection to drop');
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    case 'server-error':
    case 'slow':
      return errorAnswer(c, new OktaError(500, 'E0000009', 'Internal Server Error'));
  }
}

function rateLimitHeaders(c: Context<Env>, state: { limit: number; left: number; resetsAt: number }): void {
  c.header('X-Rate-Limit-Limit', String(state.limit));
  c.header('X-Rate-Limit-Remaining', String(state.left));
  c.header('X-Rate-Limit-Reset', String(state.resetsAt));
}

function tooManyRequests(): OktaError {
  return new OktaError(429, 'E0000047', 'API call exceeded rate limit due to too many requests.');
}
