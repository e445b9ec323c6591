import {
  property,
  elements,
  known,
  readBoolean,
  readNumber,
  readText,
  Attribute,
  decode,
  display,
  isList,
  isValueObject,
  Symbolic,
  type Value,
  type Read,
  type Resource,
  type Documents,
} from '../../documents';
import type { SignOn, SignOnRule } from '../model/okta';

/** Arguments of a rule that let it speak of some sign-ins only. */
export const SIGN_ON_CONDITIONS: readonly string[] = [
  'custom_expression',
  'device_assurances_included',
  'device_is_managed',
  'device_is_registered',
  'groups_excluded',
  'groups_included',
  'network_excludes',
  'network_includes',
  'platform_include',
  'risk_score',
  'user_types_excluded',
  'user_types_included',
  'users_excluded',
  'users_included',
];
/** What a rule asks for where it says nothing. @see https://registry.terraform.io/providers/okta/okta/latest/docs/resources/app_signon_policy_rule */
const DEFAULT_FACTOR_MODE = '2FA';

/** What the provider writes where a rule says nothing of it. */
const DEFAULT_REAUTHENTICATION = 'PT2H';
const DEFAULT_INACTIVITY = 'PT1H';

/**
 * Whether every way into the app needs a second factor. A rule that speaks of some sign-ins only leaves the others to
 * the rules after it, and last to the policy's catch-all rule.
 */
export function mfaRequired(app: Resource, documents: Documents): Read<boolean> {
  const reference = policyReference(app, documents);
  return reference === undefined ? { known: false } : mfaOf(reference, documents);
}

function mfaOf(reference: Value, documents: Documents): Read<boolean> {
  const policy = policyBehind(reference, documents);
  if (policy?.type !== 'okta_app_signon_policy' || !policy.managed)
    return { unknown: `the sign-on policy ${display(reference)} is not in the documents` };
  const rules = reached(rulesOf(reference, documents));
  const allowing = rules.filter((rule) => known(effectOf(rule)) !== 'refuses');
  const asked = allowing.map(asksForTwo);
  if (asked.includes(false)) return { known: false };
  if (asked.includes(undefined)) return { unknown: 'which factors a sign-on rule asks for cannot be read' };
  // Where nobody gets in, nobody gets in with one factor.
  if (rules.some(coversAll)) return { known: true };
  const catchAll = readBoolean(policy.argument('catch_all'), true);
  if (known(catchAll) === false) return { known: true };
  return rules.length === 0 ? { known: false } : { unknown: 'some sign-ins are left to the policy’s catch-all rule' };
}

/** Whether all that somebody can reach refuses. */
function refusesAll(policy: Resource, rules: readonly Resource[]): boolean {
  const found = reached(rules);
  if (!found.every((rule) => known(effectOf(rule)) === 'refuses')) return false;
  return found.some(coversAll) || known(readBoolean(policy.argument('catch_all'), true)) === false;
}

/** The rules that may decide about somebody: not the inactive ones, nor what comes after one that speaks of everybody. */
function reached(rules: readonly Resource[]): readonly Resource[] {
  const active = rules.filter((rule) => known(effectOf(rule)) !== 'nothing');
  const priorities = active.map(({ argument }) => known(readNumber(argument('priority'), 0)));
  // Of rules of one priority Okta says which comes first.
  if (priorities.includes(undefined) || new Set(priorities).size < priorities.length) return active;
  const sorted = [...active].sort((a, b) => priorityOf(a) - priorityOf(b));
  const last = sorted.findIndex(coversAll);
  return last === -1 ? sorted : sorted.slice(0, last + 1);
}

function coversAll(rule: Resource): boolean {
  return 'known' in effectOf(rule) && SIGN_ON_CONDITIONS.every((name) => isDefault(rule.argument(name)));
}

function effectOf({ argument }: Resource): SignOnRule['effect'] {
  const status = readText(argument('status'), 'ACTIVE');
  if (known(status) === 'INACTIVE') return { known: 'nothing' };
  const access = readText(argument('access'), 'ALLOW');
  if ('unknown' in access) return access;
  if ('unknown' in status) return status;
  return { known: access.known === 'DENY' ? 'refuses' : 'allows' };
}

/** The policy with those of its rules that are in the documents. */
export function signOnOf(app: Resource, documents: Documents): { signOnPolicy?: string; signOn?: SignOn } {
  const written = policyReference(app, documents);
  // Okta's own choice, whose rules may be in the documents all the same.
  const reference = written ?? app.argument('authentication_policy');
  if (reference === undefined || reference === null) return {};
  const policy = policyBehind(reference, documents);
  const signOnPolicy = written === undefined ? undefined : (policy?.address ?? display(written));
  const found = rulesOf(reference, documents);
  const isMade = policy?.type === 'okta_app_signon_policy' && policy.managed;
  const decides = new Set(reached(found));
  const rules = found.map((rule): [number, SignOnRule] => [
    priorityOf(rule),
    { ...signOnRule(rule), ...(decides.has(rule) ? {} : { effect: { known: 'nothing' } }) },
  ]);
  return {
    ...(signOnPolicy === undefined ? {} : { signOnPolicy }),
    signOn: {
      catchAll: isMade ? readBoolean(policy.argument('catch_all'), true) : { unknown: 'not in the documents' },
      rules: rules
        .sort(([a, { name }], [b, { name: other }]) => a - b || (name < other ? -1 : 1))
        .map(([, rule]) => rule),
      // Of a policy made elsewhere, other rules may let people in.
      refusesAll: isMade && refusesAll(policy, found),
      ...(isMade ? {} : { madeElsewhere: true }),
    },
  };
}

function signOnRule(rule: Resource): SignOnRule {
  const { address, argument } = rule;
  const text = (name: string, fallback: string) => display(argument(name) ?? fallback);
  const limits = SIGN_ON_CONDITIONS.filter((name) => !isDefault(argument(name))).map(
    (name) => `${name} = ${elements(argument(name)).items.map(display).sort().join(' | ') || text(name, '')}`,
  );
  const two = asksForTwo(rule);
  const factors = { true: 'two factors', false: 'less than two factors', undefined: 'unreadable factors' } as const;
  const { items, rest } = elements(argument('constraints'));
  const constraints = [...items, ...rest].map(display);
  const says = [
    `priority ${String(priorityOf(rule))}`,
    text('status', 'ACTIVE'),
    text('access', 'ALLOW'),
    factors[String(two) as keyof typeof factors],
    ...(constraints.length === 0 ? [] : [`constraints ${constraints.join(' | ')}`]),
    ...elements(argument('chains')).items.map((chain) => `chain ${display(chain)}`),
    ...limits,
  ];
  return {
    address,
    name: text('name', address),
    says: says.join(', '),
    effect: effectOf(rule),
    twoFactors: two === undefined ? { unknown: 'which factors it asks for cannot be read' } : { known: two },
    scope: JSON.stringify([priorityOf(rule), limits]),
    reauthentication: seconds(argument('re_authentication_frequency'), DEFAULT_REAUTHENTICATION),
    inactivity: seconds(argument('inactivity_period'), DEFAULT_INACTIVITY),
  };
}

function priorityOf({ argument }: Resource): number {
  return known(readNumber(argument('priority'), 0)) ?? 0;
}

/** @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Policy/ ISO 8601, e.g. `PT2H` */
function seconds(value: Value | undefined, fallback: string): Read<number> {
  const text = readText(value === '' ? undefined : value, fallback);
  if ('unknown' in text) return text;
  const [, days = '0', hours = '0', minutes = '0', rest = '0'] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text.known) ?? [];
  if (!/^P(?=.)/.test(text.known) || !/\d/.test(text.known)) return { unknown: `${text.known} is not a duration` };
  const total = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  // Okta's form of "never": longer than any session.
  return { known: total >= NEVER ? Infinity : total };
}

const NEVER = 43_800 * 3600;

function rulesOf(policy: Value, documents: Documents): Resource[] {
  const key = policyKey(policy, documents);
  if (key === undefined) return [];
  return documents.ofType('okta_app_signon_policy_rule').filter(({ argument }) => {
    const id = argument('policy_id');
    return id !== undefined && policyKey(id, documents) === key;
  });
}

/** The policy's address; for one that the documents only name, its id. */
function policyKey(id: Value, documents: Documents): string | undefined {
  if (id instanceof Attribute) return id.address;
  return policyBehind(id, documents)?.address ?? (typeof id === 'string' && id !== '' ? id : undefined);
}

/** The app names its policy, or a resource of its own assigns one to it. */
function policyReference(app: Resource, documents: Documents): Value | undefined {
  const assigned = documents.ofType('okta_app_access_policy_assignment').find(({ argument }) => {
    const id = argument('app_id');
    return id instanceof Attribute ? id.address === app.address : id !== undefined && id === app.argument('id');
  });
  const own = app.argument('authentication_policy');
  const other = assigned?.argument('policy_id');
  if (app.configured('authentication_policy')) {
    if (own === undefined || other === undefined) return other ?? own;
    // Written in both places, the one that is written last counts: here the one that is less sure to ask for two factors.
    return [own, other].find((policy) => known(mfaOf(policy, documents)) !== true) ?? own;
  }
  if (other !== undefined) return other;
  // Nobody writes it, and the plan has the one that the app uses. Another than these documents make is Okta's own choice.
  return typeof own === 'string' && policyBehind(own, documents) ? own : undefined;
}

/** By reference, or in a document that was made after an apply by its id. */
function policyBehind(id: Value, documents: Documents): Resource | undefined {
  if (id instanceof Attribute) return documents.at(id.address);
  return documents.ofType('okta_app_signon_policy').find(({ argument }) => id === argument('id'));
}

/** Whether a rule asks for two factors of different kinds; `undefined` where it cannot be read. */
function asksForTwo({ argument }: Resource): boolean | undefined {
  const type = readText(argument('type'), 'ASSURANCE');
  if (!('known' in type)) return undefined;
  if (type.known === 'AUTH_METHOD_CHAIN') return everyChainAsksForTwo(argument('chains'));
  return known(readText(argument('factor_mode'), DEFAULT_FACTOR_MODE)) === '2FA';
}

/** What a person knows; a second one of them is not a second factor. */
const KNOWLEDGE = ['okta_password', 'security_question', 'password'];

/** Chains are alternatives, and so are the methods of a step: the weakest path counts. */
function everyChainAsksForTwo(chains: Value | undefined): boolean | undefined {
  const { items, rest } = elements(chains);
  if (rest.length > 0) return undefined;
  if (items.length === 0) return false;
  const results = items.map((chain) => pathsAskForTwo(typeof chain === 'string' ? decode(chain) : chain, 0, false));
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

function pathsAskForTwo(step: Value, before: number, possession: boolean): boolean | undefined {
  if (step instanceof Symbolic || !isValueObject(step)) return undefined;
  const methods = property(step, 'authenticationMethods') ?? null;
  if (!isList(methods) || methods.length === 0) return undefined;
  const knowledge = methods.some(
    (method) => isValueObject(method) && KNOWLEDGE.includes(display(property(method, 'key') ?? '')),
  );
  const [count, proven] = [before + 1, possession || !knowledge];
  const next = elements(property(step, 'next')).items;
  if (next.length === 0) return count >= 2 && proven;
  const results = next.map((following) => pathsAskForTwo(following, count, proven));
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

function isDefault(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === 'ANY' ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
