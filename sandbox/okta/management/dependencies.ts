import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { OktaError } from '../errors';
import type { Org } from '../org';
import type { ServiceApp, ServiceTokens } from '../service-apps';

/** What the management API is about. */
export interface Dependencies {
  readonly org: Org;
  /** Where the org is reached, without a slash at the end. Links don't take it from the request: a client behind a proxy leaves out the port. */
  readonly url: () => string;
  /** API token, sent as `Authorization: SSWS <token>`. */
  readonly token: string;
  /** Id of the user that the token belongs to. */
  readonly tokenOwner: string;
  /** Apps that sign in with a private key. */
  readonly serviceApps: readonly ServiceApp[];
  readonly serviceTokens: ServiceTokens;
}

/** Node's request and response are there when the app runs in a server, and not when a test calls it. */
export interface Env {
  Bindings: Partial<HttpBindings>;
}

export type Values = Readonly<Record<string, unknown>>;

/** The JSON object in a request's body; an empty body is an empty object. @throws OktaError */
export async function body(c: Context<Env>): Promise<Values> {
  const text = await c.req.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Not JSON: refused below, as everything else that is not an object.
  }
  throw new OktaError(400, 'E0000003', 'The request body was not well-formed.');
}

/** An object inside a body; empty where there is none. */
export function part(values: Values, name: string): Values {
  const value = values[name];
  return isObject(value) ? value : {};
}

/** The texts of a list inside a body; `undefined` where there is none. */
export function texts(values: Values, name: string): string[] | undefined {
  const value = values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Done, and there is nothing to say about it. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}
