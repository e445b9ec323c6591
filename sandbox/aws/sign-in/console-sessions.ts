import { randomBytes } from 'node:crypto';
import type { FederatedSession } from '../saml/federate';

export interface ConsoleSession extends FederatedSession {
  readonly roleArn: string;
}

/** Who is signed in at the console, by an id that nobody can guess. */
export class ConsoleSessions {
  private readonly sessions = new Map<string, ConsoleSession>();

  /** @returns the session's id */
  open(session: ConsoleSession): string {
    const id = randomBytes(24).toString('base64url');
    this.sessions.set(id, session);
    return id;
  }

  /** `undefined` for an id that is not known, or whose session has ended. */
  find(id: string, now: Date): ConsoleSession | undefined {
    const session = this.sessions.get(id);
    if (session && session.expiration > now) return session;
    this.sessions.delete(id);
    return undefined;
  }

  close(id: string): void {
    this.sessions.delete(id);
  }
}
