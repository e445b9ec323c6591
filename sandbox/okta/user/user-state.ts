import type { Org } from '../org';
import { deviceFlow, type DeviceFlow } from './device-flow';
import { lockout, type Lockout } from './lockout';
import { earlier, type SignIn } from './sign-in';
import { tickets, type Tickets } from './tickets';
import { tokenSigner, type TokenSigner } from './token-signer';

/** A client was given an assertion to fetch. */
export interface WebSso extends SignIn {
  readonly appId: string;
}

/** What an org remembers about people signing in; nothing of it outlives the process. */
export interface UserState {
  readonly lockout: Lockout;
  /** Wrong codes count by themselves: the right password must not give ten more tries. */
  readonly codeLockout: Lockout;
  /** One-time, between the password and the session; Okta's live for 5 minutes. */
  readonly sessionTokens: Tickets<SignIn>;
  /** The cookie `sid`, for two hours since it was last used. */
  readonly sessions: Tickets<SignIn>;
  readonly devices: DeviceFlow;
  /** One-time, for an assertion by `/login/token/sso`. */
  readonly webSsoTokens: Tickets<WebSso>;
  readonly signer: TokenSigner;
  /** Sign-ins at `/api/v1/authn` that still need a code; Okta's state tokens live for 5 minutes. */
  readonly transactions: Tickets<SignIn>;
  /** What every session would be after that time, had nobody used it. */
  ageSessions(seconds: number): void;
}

export function userState({ now }: Pick<Org, 'now'>): UserState {
  const sessions = tickets<SignIn>(2 * 3600, now);
  return {
    lockout: lockout(now),
    codeLockout: lockout(now),
    sessionTokens: tickets(5 * 60, now),
    sessions,
    transactions: tickets(5 * 60, now),
    ageSessions: (seconds) => sessions.age(seconds, (signIn) => earlier(signIn, seconds)),
    devices: deviceFlow(now),
    webSsoTokens: tickets(5 * 60, now),
    signer: tokenSigner(now),
  };
}
