import type { User } from '../model';
import type { Org } from '../org';
import { activeUser, type SignIn } from './sign-in';
import type { TokenSigner } from './token-signer';

export const TOKEN_SECONDS = 3600;

/** A client that acts for somebody. */
export interface Delegation {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly by: SignIn;
}

/** The org's access and ID tokens: JWTs, signed by the org, for the address that it was reached by. */
export interface OauthTokens {
  issue(delegation: Delegation, user: User): Promise<{ accessToken: string; idToken: string }>;
  /** `undefined` for a token that is not ours, too old, or of a user who may no longer sign in. */
  readAccessToken(token: string): Promise<Delegation | undefined>;
  /** Login of the user that the ID token was issued about, to this client. */
  readIdToken(token: string, clientId: string): Promise<string | undefined>;
}

export function oauthTokens(org: Org, signer: TokenSigner, issuer: string): OauthTokens {
  return {
    async issue({ clientId, scopes, by }, { profile: { login, firstName, lastName, email } }) {
      const about = { iss: issuer, sub: login, auth_time: Math.floor(by.at.getTime() / 1000) };
      const code = by.codeAt === undefined ? {} : { code_time: Math.floor(by.codeAt.getTime() / 1000) };
      const access = { ...about, ver: 1, aud: issuer, cid: clientId, uid: by.userId, scp: scopes, ...code };
      const id = {
        ...about,
        ver: 1,
        aud: clientId,
        amr: by.codeAt === undefined ? ['pwd'] : ['mfa', 'otp', 'pwd'],
        name: `${firstName} ${lastName}`,
        email,
      };
      return {
        accessToken: await signer.sign(access, TOKEN_SECONDS),
        idToken: await signer.sign(id, TOKEN_SECONDS),
      };
    },
    async readAccessToken(token) {
      const { iss, aud, cid, uid, scp, auth_time: at, code_time: code } = (await signer.read(token)) ?? {};
      if (iss !== issuer || aud !== issuer || typeof cid !== 'string' || typeof uid !== 'string') return undefined;
      const codeAt = code === undefined ? {} : { codeAt: new Date(Number(code) * 1000) };
      const by = { userId: uid, at: new Date(Number(at) * 1000), ...codeAt };
      return activeUser(org, by) && { clientId: cid, scopes: Array.isArray(scp) ? scp.map(String) : [], by };
    },
    async readIdToken(token, clientId) {
      const { iss, aud, sub } = (await signer.read(token)) ?? {};
      return iss === issuer && aud === clientId && typeof sub === 'string' ? sub : undefined;
    },
  };
}
