import { randomInt } from 'node:crypto';
import type { SignIn } from './sign-in';
import { tickets } from './tickets';

/** Letters that can't be mistaken for one another and spell no word (RFC 8628, 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const DEVICE_SECONDS = 600;

/** A client without a browser asks to act for somebody, who decides in a browser. */
export interface DeviceRequest {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Eight letters. */
  readonly userCode: string;
}

export type Decision = { readonly answer: 'denied' } | { readonly answer: 'approved'; readonly by: SignIn };
export type Poll = 'unknown' | 'pending' | 'denied' | { readonly request: DeviceRequest; readonly by: SignIn };

/** OAuth 2.0 device authorization (RFC 8628). */
export interface DeviceFlow {
  start(clientId: string, scopes: readonly string[]): { deviceCode: string; request: DeviceRequest };
  /** An undecided request by what a person types: any case, with or without a dash. */
  find(userCode: string): DeviceRequest | undefined;
  decide(userCode: string, decision: Decision): void;
  /** A decision is reported once. */
  poll(deviceCode: string, clientId: string): Poll;
}

export function deviceFlow(now: () => Date): DeviceFlow {
  const requests = tickets<DeviceRequest>(DEVICE_SECONDS, now);
  const deviceCodes = new Map<string, string>();
  const decisions = new Map<string, Decision>();
  const undecided = (typed: string) => {
    const userCode = typed.toUpperCase().replace(/[^A-Z]/g, '');
    const request = requests.read(deviceCodes.get(userCode));
    return request && !decisions.has(userCode) ? request : undefined;
  };
  const forget = (userCode: string) => {
    deviceCodes.delete(userCode);
    decisions.delete(userCode);
  };
  return {
    start(clientId, scopes) {
      for (const [userCode, deviceCode] of deviceCodes) if (!requests.read(deviceCode)) forget(userCode);
      const userCode = Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
      const request = { clientId, scopes, userCode };
      const deviceCode = requests.issue(request);
      deviceCodes.set(userCode, deviceCode);
      return { deviceCode, request };
    },
    find: undecided,
    decide(typed, decision) {
      const request = undecided(typed);
      if (request) decisions.set(request.userCode, decision);
    },
    poll(deviceCode, clientId) {
      const request = requests.read(deviceCode);
      if (request?.clientId !== clientId) return 'unknown';
      const decision = decisions.get(request.userCode);
      if (!decision) return 'pending';
      requests.revoke(deviceCode);
      forget(request.userCode);
      return decision.answer === 'denied' ? 'denied' : { request, by: decision.by };
    },
  };
}
