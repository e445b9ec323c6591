import { z } from 'zod';
import type { LiveApp, LivePolicy, Snapshot } from '../live/snapshot';
import { oktaUnread } from './live';

const ACTIONS = z.object({
  appSignOn: z.object({
    access: z.string(),
    verificationMethod: z.object({ type: z.string().optional(), factorMode: z.string().optional() }).nullish(),
  }),
});

/** What a rule of a sign-on policy asks of whom it lets in. */
export type Factors = 'none in' | 'one' | 'two' | 'unknown';

export function factorsOf(actions: unknown): Factors {
  const read = ACTIONS.safeParse(actions);
  if (!read.success) return 'unknown';
  const { access, verificationMethod } = read.data.appSignOn;
  if (access === 'DENY') return 'none in';
  const { type = 'ASSURANCE', factorMode } = verificationMethod ?? {};
  if (type !== 'ASSURANCE' || factorMode === undefined) return 'unknown';
  return factorMode === '2FA' ? 'two' : 'one';
}

export function policyOf({ policyId }: LiveApp, { okta }: Snapshot): LivePolicy | undefined {
  return okta.policies.find(({ id }) => id === policyId);
}

/** Whether the app's policy could not be read, which is a finding of `endpoint-unreadable`. */
export function policyUnread({ policyId }: LiveApp, snapshot: Snapshot): boolean {
  return policyId !== undefined && oktaUnread(snapshot, new RegExp(`^GET /api/v1/policies/${policyId}(/|$)`));
}

/** Whether every way into an app needs a second factor; `undefined`: not known. */
export function mfaAsked(snapshot: Snapshot, appId: string): boolean | undefined {
  const app = snapshot.okta.apps.find(({ id }) => id === appId);
  const policy = app && policyOf(app, snapshot);
  if (app === undefined || policy === undefined || policyUnread(app, snapshot)) return undefined;
  const asked = policy.rules.filter(({ status }) => status === 'ACTIVE').map(({ actions }) => factorsOf(actions));
  if (asked.includes('one')) return false;
  return asked.includes('unknown') ? undefined : true;
}
