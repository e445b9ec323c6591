import { createHash, createHmac } from 'node:crypto';

/** Seconds that a code is shown for (RFC 6238, 4.1: the recommended step). */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** RFC 6238, 5.2: one step of delay either way. */
const DRIFT = 1;

/**
 * The rehearsal's secret of a person. It is derived from the login and shown to everybody: it protects nothing, so that
 * an authenticator app which was filled once keeps its codes from one sandbox to the next.
 */
export function rehearsalSecret(login: string): Buffer {
  return createHash('sha256')
    .update(`second factor of a rehearsal, protects nothing\n${login}`)
    .digest()
    .subarray(0, 20);
}

/** The code of a step (RFC 4226, 5.3, with SHA-1, as authenticator apps have it). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The steps whose codes are taken now, oldest first. A code is good once, so those up to `lastUsed` are not. */
export function openSteps(now: Date, lastUsed = -1): number[] {
  const current = stepAt(now);
  return [current - DRIFT, current, current + DRIFT].filter((step) => step > lastUsed);
}

/** The secret as people type it into an authenticator app (RFC 4648, 6). */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(parseInt(five.padEnd(5, '0'), 2))).join('');
}

/** What authenticator apps read. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function keyUri(org: string, login: string): string {
  const query = new URLSearchParams({ secret: base32(rehearsalSecret(login)), issuer: `${org} sandbox` });
  return `otpauth://totp/${encodeURIComponent(`${org} sandbox:${login}`)}?${query.toString()}`;
}
