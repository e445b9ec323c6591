import { randomBytes, type JsonWebKey } from 'node:crypto';

/** What an app may do besides its scopes; the roles that Okta's guide names for reading and for changing. */
export type AdminRole = 'READ_ONLY_ADMIN' | 'ORG_ADMIN' | 'SUPER_ADMIN';

/** An app of the type "API Services": a program that signs in with a private key, and belongs to no person. */
export interface ServiceApp {
  /** `0oa…` */
  readonly clientId: string;
  /** Public keys by `kid`; `''` for a key without one, which works as long as it is the only one. */
  readonly keys: ReadonlyMap<string, JsonWebKey>;
  /** Scopes that an administrator has granted, e.g. `okta.groups.read`. */
  readonly scopes: readonly string[];
  /** Without one, Okta refuses every call: a scope alone grants nothing. */
  readonly adminRole?: AdminRole;
}

/** What a request with an access token may do. */
export interface Permit {
  readonly scopes: readonly string[];
  readonly adminRole?: AdminRole;
}

export const TOKEN_SECONDS = 3600;

/** Access tokens that were handed out. */
export interface ServiceTokens {
  issue(permit: Permit): string;
  read(token: string): Permit | undefined;
  /** Whether an assertion's id is seen for the first time. */
  firstUse(assertionId: string): boolean;
}

export function serviceTokens(now: () => Date): ServiceTokens {
  const tokens = new Map<string, Permit & { readonly ends: number }>();
  const assertions = new Set<string>();
  return {
    issue(permit) {
      const token = randomBytes(32).toString('base64url');
      tokens.set(token, { ...permit, ends: now().getTime() + TOKEN_SECONDS * 1000 });
      return token;
    },
    read(token) {
      const found = tokens.get(token);
      return found !== undefined && found.ends > now().getTime() ? found : undefined;
    },
    firstUse(assertionId) {
      if (assertions.has(assertionId)) return false;
      assertions.add(assertionId);
      return true;
    },
  };
}
