/** Kinds of Okta orgs, each with its own limits. */
export type Plan = 'integrator' | 'enterprise' | 'workforce';

/** Requests a minute, by what Okta counts together. */
export type Endpoint = keyof typeof LIMITS;
type Limit = Readonly<Record<Plan, number>>;

/**
 * Requests a minute.
 * @see https://developer.okta.com/docs/reference/rl-global-mgmt/
 */
const LIMITS = {
  '/api/v1/apps*': { integrator: 20, enterprise: 100, workforce: 100 },
  '/api/v1/apps/{id}': { integrator: 100, enterprise: 600, workforce: 500 },
  '/api/v1/groups*': { integrator: 100, enterprise: 600, workforce: 500 },
  '/api/v1/groups/{id}': { integrator: 100, enterprise: 600, workforce: 1_000 },
  '/api/v1/users': { integrator: 100, enterprise: 600, workforce: 600 },
  'GET /api/v1/users/{id}': { integrator: 100, enterprise: 1_000, workforce: 2_000 },
  '/api/v1/users/{id}': { integrator: 100, enterprise: 600, workforce: 600 },
  '/api/v1*': { integrator: 100, enterprise: 600, workforce: 1_200 },
} as const satisfies Record<string, Limit>;

/** Requests at the same time. */
const CONCURRENT: Limit = { integrator: 15, enterprise: 75, workforce: 75 };

/** In this order; the first that matches counts. */
const PATTERNS: readonly (readonly [Endpoint, RegExp, RegExp?])[] = [
  ['/api/v1/groups*', /^\/api\/v1\/groups\/rules$/],
  ['/api/v1/groups/{id}', /^\/api\/v1\/groups\/[^/]+$/],
  ['/api/v1/groups*', /^\/api\/v1\/groups(\/|$)/],
  ['/api/v1/apps/{id}', /^\/api\/v1\/apps\/[^/]+$/],
  ['/api/v1/apps*', /^\/api\/v1\/apps(\/|$)/],
  ['/api/v1/users', /^\/api\/v1\/users$/],
  ['GET /api/v1/users/{id}', /^\/api\/v1\/users\/[^/]+$/, /^GET$/],
  ['/api/v1/users/{id}', /^\/api\/v1\/users\/[^/]+$/],
  ['/api/v1*', /^\/api\/v1\//],
];

/** What Okta counts a request as; `undefined` for pages, which the management limits don't cover. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  return PATTERNS.find(([, pattern, methods]) => pattern.test(path) && (methods?.test(method) ?? true))?.[0];
}

export function limitsOf(endpoint: Endpoint): Limit {
  return LIMITS[endpoint];
}

/** Minutes that are kept. */
const KEPT = 240;
const MINUTE_MS = 60_000;

/** How many requests there were, by minute and endpoint. */
export interface Counters {
  /** Counts a request. @returns how many there were in this minute, this one included */
  count(endpoint: Endpoint): number;
  /** When the current minute ends, in seconds since 1970. */
  resetsAt(): number;
  enter(): void;
  leave(): void;
  report(): CountersReport;
  clear(): void;
}

export interface CountersReport {
  readonly minutes: readonly {
    /** ISO 8601, when the minute began. */
    readonly minute: string;
    readonly requests: Readonly<Record<string, number>>;
  }[];
  /** For each endpoint that was asked: all requests, the busiest minute, and what Okta allows in one. */
  readonly endpoints: Readonly<Record<string, { total: number; busiestMinute: number; limits: Limit }>>;
  readonly concurrent: { readonly most: number; readonly limits: Limit };
}

/** @param now milliseconds since 1970; default: the system's clock */
export function counters(now: () => number = Date.now): Counters {
  const minutes = new Map<number, Map<Endpoint, number>>();
  let [inside, mostInside] = [0, 0];
  const minute = () => Math.floor(now() / MINUTE_MS);
  return {
    count(endpoint) {
      const current = minutes.get(minute()) ?? new Map<Endpoint, number>();
      minutes.set(minute(), current);
      const [oldest] = minutes.keys();
      if (minutes.size > KEPT && oldest !== undefined) minutes.delete(oldest);
      const counted = (current.get(endpoint) ?? 0) + 1;
      current.set(endpoint, counted);
      return counted;
    },
    resetsAt: () => (minute() + 1) * 60,
    enter() {
      inside += 1;
      mostInside = Math.max(mostInside, inside);
    },
    leave() {
      inside -= 1;
    },
    report() {
      const asked = [...new Set([...minutes.values()].flatMap((counted) => [...counted.keys()]))].sort();
      const perMinute = (endpoint: Endpoint) => [...minutes.values()].map((counted) => counted.get(endpoint) ?? 0);
      return {
        minutes: [...minutes].map(([at, counted]) => ({
          minute: new Date(at * MINUTE_MS).toISOString(),
          requests: Object.fromEntries([...counted].sort(([a], [b]) => (a < b ? -1 : 1))),
        })),
        endpoints: Object.fromEntries(
          asked.map((endpoint) => {
            const counted = perMinute(endpoint);
            const total = counted.reduce((sum, requests) => sum + requests, 0);
            return [endpoint, { total, busiestMinute: Math.max(...counted), limits: LIMITS[endpoint] }];
          }),
        ),
        concurrent: { most: mostInside, limits: CONCURRENT },
      };
    },
    clear() {
      minutes.clear();
      mostInside = inside;
    },
  };
}
