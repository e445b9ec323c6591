import { randomBytes } from 'node:crypto';

/** Secrets that stand for something for a while: session ids, session tokens, device codes. */
export interface Tickets<T> {
  /** @returns a secret of 32 random bytes, base64url */
  issue(value: T): string;
  /** What the secret stands for; `undefined` where it is unknown, used up or too old. */
  read(secret: string | undefined): T | undefined;
  /** Reads the secret and uses it up: the second call finds nothing. */
  take(secret: string | undefined): T | undefined;
  /** When the secret becomes worthless. */
  expiresAt(secret: string): Date | undefined;
  /** Starts the secret's time anew. */
  prolong(secret: string): void;
  revoke(secret: string): void;
  /** Lets the secret stand for something else from now on, for as long as before. */
  replace(secret: string, value: T): void;
  /** How long ago the secret's time began, in seconds. */
  idleSeconds(secret: string): number;
  /** Makes every secret that much older. @param older what it then stands for */
  age(seconds: number, older: (value: T) => T): void;
}

export function tickets<T>(seconds: number, now: () => Date): Tickets<T> {
  const issued = new Map<string, { value: T; expires: number }>();
  const end = () => now().getTime() + seconds * 1000;
  const valid = (secret: string | undefined) => {
    if (secret === undefined) return undefined;
    const ticket = issued.get(secret);
    if (ticket && ticket.expires <= now().getTime()) issued.delete(secret);
    return issued.has(secret) ? ticket : undefined;
  };
  return {
    issue(value) {
      for (const secret of issued.keys()) valid(secret);
      const secret = randomBytes(32).toString('base64url');
      issued.set(secret, { value, expires: end() });
      return secret;
    },
    read: (secret) => valid(secret)?.value,
    take(secret) {
      const ticket = valid(secret);
      if (secret !== undefined) issued.delete(secret);
      return ticket?.value;
    },
    expiresAt(secret) {
      const ticket = valid(secret);
      return ticket && new Date(ticket.expires);
    },
    prolong(secret) {
      const ticket = valid(secret);
      if (ticket) ticket.expires = end();
    },
    revoke: (secret) => void issued.delete(secret),
    replace(secret, value) {
      const ticket = valid(secret);
      if (ticket) ticket.value = value;
    },
    idleSeconds(secret) {
      const ticket = valid(secret);
      return ticket ? seconds - (ticket.expires - now().getTime()) / 1000 : Infinity;
    },
    age(past, older) {
      for (const ticket of issued.values()) {
        ticket.value = older(ticket.value);
        ticket.expires -= past * 1000;
      }
    },
  };
}
