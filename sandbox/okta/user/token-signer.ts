import { sign, verify } from 'hono/jwt';
import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** Signs and reads the org's OAuth tokens. */
export interface TokenSigner {
  /** Adds when it was issued and when it ends. */
  sign(claims: Claims, seconds: number): Promise<string>;
  /** The claims of a token of ours that is still good; `undefined` for every other one. */
  read(token: string): Promise<Claims | undefined>;
  /** The public key, as `/oauth2/v1/keys` shows it. */
  publicKey(): JsonWebKey;
}

const ALGORITHM = 'RS256';

/** Its key is made when it is needed first. */
export function tokenSigner(now: () => Date): TokenSigner {
  let keys: { privateKey: JsonWebKey; publicKey: JsonWebKey } | undefined;
  const pair = () => {
    if (keys) return keys;
    const made = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const about = { alg: ALGORITHM, use: 'sig', kid: randomBytes(16).toString('base64url') };
    const jwk = (key: typeof made.privateKey) => ({ ...key.export({ format: 'jwk' }), ...about });
    return (keys = { privateKey: jwk(made.privateKey), publicKey: jwk(made.publicKey) });
  };
  const seconds = () => Math.floor(now().getTime() / 1000);
  return {
    sign: (claims, life) => sign({ ...claims, iat: seconds(), exp: seconds() + life }, pair().privateKey, ALGORITHM),
    async read(token) {
      try {
        // The clock is the org's, which tests may set; the library knows only the machine's.
        const options = { alg: ALGORITHM, exp: false, iat: false, nbf: false } as const;
        const claims = await verify(token, pair().publicKey, options);
        return Number(claims.exp) > seconds() ? claims : undefined;
      } catch {
        return undefined;
      }
    },
    publicKey: () => pair().publicKey,
  };
}
