import type { Opaque } from '../model';
import { fieldsOf } from '../opaque';
import { secondsOf } from './policy-duration';

/** What people of the sandbox can prove: a password (knowledge), and a code of an authenticator app (possession). */
export type Factor = 'password' | 'code';

/** What a rule asks for. */
export interface Demand {
  readonly factors: readonly Factor[];
  /** How old the proofs may be, in seconds. */
  readonly maxAgeSeconds: number;
  /** How long the session may have been unused, in seconds. @default - any time */
  readonly maxIdleSeconds?: number;
}

/** A demand, or what nobody in the sandbox can prove, or what the sandbox can't judge. */
export type Assurance = Demand | { readonly impossible: string } | { readonly unknown: string };

const list = (value: unknown): Opaque[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Key and method of what stands for the code here: any authenticator app's. */
const CODES = new Set(['google_otp/otp', 'okta_verify/totp']);
const PASSWORD = 'okta_password/password';

/** What a rule's `verificationMethod` asks for. */
export function assuranceOf(method: Opaque): Assurance {
  const maxAgeSeconds = secondsOf(textOf(method['reauthenticateIn'], 'PT12H'));
  const idle = method['inactivityPeriod'];
  const maxIdleSeconds = typeof idle === 'string' && idle !== '' ? secondsOf(idle) : Infinity;
  if (maxAgeSeconds === undefined || maxIdleSeconds === undefined) return { unknown: 'how old a sign-in may be' };
  const factors = factorsOf(method);
  if (!Array.isArray(factors)) return factors;
  return { factors, maxAgeSeconds, maxIdleSeconds: maxIdleSeconds === Infinity ? undefined : maxIdleSeconds };
}

type Factors = Factor[] | { readonly impossible: string } | { readonly unknown: string };

function factorsOf({ type = 'ASSURANCE', factorMode, constraints, chains }: Opaque): Factors {
  if (type === 'AUTH_METHOD_CHAIN') return firstPossible(list(chains).map(chainFactors));
  if (type !== 'ASSURANCE') return { unknown: `the verification method ${JSON.stringify(type)}` };
  if (factorMode !== '1FA' && factorMode !== '2FA') return { unknown: `the factor mode ${JSON.stringify(factorMode)}` };
  const both = factorMode === '2FA';
  // One of several constraints is enough.
  if (list(constraints).length > 0)
    return firstPossible(list(constraints).map((constraint) => constraintFactors(constraint, both)));
  return both ? ['password', 'code'] : ['password'];
}

function firstPossible(found: readonly Factors[]): Factors {
  const possible = found.find((factors) => Array.isArray(factors));
  return (
    possible ?? found.find((factors) => 'unknown' in factors) ?? found[0] ?? { impossible: 'one of no methods at all' }
  );
}

/** Nested as Okta has it: one method of each step, then one of the steps below `next`. */
function chainFactors({ authenticationMethods, next }: Opaque): Factors {
  const methods = list(authenticationMethods).map((method) => `${textOf(method['key'])}/${textOf(method['method'])}`);
  const demanding = list(authenticationMethods).find((method) => harder(method).length > 0);
  const own: Factor | undefined = methods.includes(PASSWORD)
    ? 'password'
    : methods.some((method) => CODES.has(method)) && !demanding
      ? 'code'
      : undefined;
  if (own === undefined) return { impossible: `a step of ${methods.join(' or ') || 'nothing'}` };
  if (list(next).length === 0) return [own];
  const after = firstPossible(list(next).map(chainFactors));
  return Array.isArray(after) ? [...new Set([own, ...after])] : after;
}

/** Properties that a typed code does not have. */
const HARDER = {
  phishingResistant: 'phishing-resistant',
  hardwareProtection: 'hardware-protected',
  deviceBound: 'bound to a device',
  userVerification: 'with user verification',
} as const;

function harder(wanted: Opaque): string[] {
  return Object.entries(HARDER)
    .filter(([name]) => wanted[name] === 'REQUIRED')
    .map(([, words]) => words);
}

function constraintFactors({ knowledge, possession, inherence, ...more }: Opaque, both: boolean): Factors {
  if (Object.keys(more).length > 0) return { unknown: `the constraint ${Object.keys(more).join(', ')}` };
  if (wanted(inherence)) return { impossible: 'something that a person is (inherence)' };
  const [know, have] = [fieldsOf(knowledge), fieldsOf(possession)];
  const missing = harder(have);
  if (wanted(possession) && missing.length > 0) return { impossible: `a factor that is ${missing.join(' and ')}` };
  if (wanted(possession) && !admits(have, CODES, ['app'], ['otp', 'totp']))
    return { impossible: 'a factor other than the code of an authenticator app' };
  if (wanted(knowledge) && !admits(know, new Set([PASSWORD]), ['password'], ['password']))
    return { impossible: 'something known other than the password' };
  const factors: Factor[] = [];
  if (both || wanted(knowledge)) factors.push('password');
  if (both || wanted(possession)) factors.push('code');
  return factors.length === 0 ? ['password'] : factors;
}

function wanted(constraint: unknown): boolean {
  return typeof constraint === 'object' && constraint !== null && fieldsOf(constraint)['required'] !== false;
}

/** Whether one of ours is among what a constraint names, by authenticator, by type, and by method. */
function admits(
  constraint: Opaque,
  ours: ReadonlySet<string>,
  types: readonly string[],
  methods: readonly string[],
): boolean {
  const named = (value: unknown) => (item: string) =>
    list(value).some(
      ({ key, method }) =>
        item === `${textOf(key)}/${textOf(method)}` || (method === undefined && item.startsWith(`${textOf(key)}/`)),
    );
  const left = [...ours].filter((item) => !named(constraint['excludedAuthenticationMethods'])(item));
  const allowed = constraint['authenticationMethods'];
  const byName = list(allowed).length === 0 ? left : left.filter(named(allowed));
  const fits = (value: unknown, known: readonly string[]) =>
    strings(value).length === 0 || strings(value).some((name) => known.includes(name.toLowerCase()));
  return byName.length > 0 && fits(constraint['types'], types) && fits(constraint['methods'], methods);
}

function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}
