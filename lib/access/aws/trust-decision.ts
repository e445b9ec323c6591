import { Attribute, display, isOpen, Symbolic, type Address } from '../../documents';
import type { TrustCondition } from '../model/aws';
import { neededActions, neverMet, type Carried } from './session-keys';
import type { Principal, Statement, TrustPolicy } from './trust-policy';

/** A sign-in as it comes to AWS. */
export interface SignIn {
  readonly providerArn: string;
  /** The provider's block, where it is in the documents. */
  readonly provider?: Address;
  /** The assertion's Recipient, which IAM compares with `SAML:aud`; `undefined` where it isn't known. */
  readonly recipient?: string;
  /** Names of further attributes of the assertion; `undefined` where they aren't known. */
  readonly attributes?: Carried;
}

export type Decision =
  | {
      readonly verdict: 'admitted';
      readonly audiences: readonly string[];
      readonly conditions: readonly TrustCondition[];
      readonly doubts: readonly string[];
    }
  | { readonly verdict: 'refused'; readonly reason: string }
  | { readonly verdict: 'unknown'; readonly reason: string };

/** The call that a SAML sign-in makes. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
const ACTION = 'sts:AssumeRoleWithSAML';
/** Tags in the assertion become tags of the session. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
const TAGS = 'sts:TagSession';
/** Condition keys have no case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
const AUDIENCE = 'saml:aud';

/** End of a doubt whether a sign-in is refused that is admitted otherwise. */
export const MAY_DENY = 'of the trust policy may deny it';

type Verdict = 'yes' | 'no' | 'perhaps';

/**
 * Whether a trust policy lets a sign-in become the role: some statement must allow it and none deny it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(trust: TrustPolicy, signIn: SignIn): Decision {
  const made = decided.get(trust) ?? new Map<string, Decision>();
  decided.set(trust, made);
  const key = JSON.stringify([signIn.providerArn, signIn.provider, signIn.recipient, signIn.attributes]);
  const decision = made.get(key) ?? decideAnew(trust, signIn);
  made.set(key, decision);
  return decision;
}

/** Roles that share a trust policy share the decision: there are as many sign-ins as role groups. */
const decided = new WeakMap<TrustPolicy, Map<string, Decision>>();

function decideAnew({ statements, more }: TrustPolicy, signIn: SignIn): Decision {
  const doubts: string[] = [];
  const denials: TrustCondition[] = [];
  for (const statement of statements.filter(({ statement: { effect } }) => effect === 'Deny')) {
    const speaks = speaksOf(statement, signIn);
    if (speaks === 'no' || audienceOf(statement, signIn) === 'no') continue;
    const others = othersThanAudience(statement);
    if (speaks === 'yes' && audienceOf(statement, signIn) === 'yes' && others.length === 0)
      return { verdict: 'refused', reason: `${title(statement)} of the trust policy denies it` };
    doubts.push(`${title(statement)} ${MAY_DENY}`);
    denials.push(...others.map(({ operator, key, values }) => ({ operator: `Deny ${operator}`, key, values })));
  }
  const allowing = statements.filter(({ statement: { effect } }) => effect === 'Allow');
  const fitting = allowing.filter(
    (statement) => speaksOf(statement, signIn) === 'yes' && audienceOf(statement, signIn) === 'yes',
  );
  const admitting = fitting.filter((statement) => unmeetable(statement, signIn) === undefined);
  const [first] = fitting.flatMap((statement) => unmeetable(statement, signIn) ?? []);
  const missing = neededActions(signIn.attributes ?? []).find(
    (action) => !allowing.some((statement) => about(statement, action, signIn) !== 'no'),
  );
  if (admitting.length > 0 && missing !== undefined && more.length === 0)
    return {
      verdict: 'refused',
      reason: `the assertion carries ${missing === TAGS ? 'session tags' : 'a source identity'}, and no statement of the trust policy allows ${missing}`,
    };
  if (admitting.length > 0) {
    const alternatives = admitting.map(othersThanAudience);
    const conditions = loosest(alternatives);
    if (conditions === undefined)
      doubts.push('several statements admit it under different conditions; all of them are listed');
    const wildcard = admitting.find(
      ({ principals, notPrincipal }) => notPrincipal || principals.some(({ type }) => type === '*'),
    );
    if (wildcard)
      doubts.push(`${title(wildcard)} of the trust policy admits every principal, not this provider by name`);
    const tagging = statements.find(
      (statement) =>
        statement.statement.effect === 'Allow' &&
        speaksOf({ ...statement, actions: ['*'], notAction: false }, signIn) === 'yes' &&
        matchesAction(statement, TAGS),
    );
    // Which tags the app sends is known then; a statement for tags alone may be there for others.
    const named = tagging?.actions.includes(TAGS) === true && tagging.actions.includes(ACTION);
    if (tagging && !(named && signIn.attributes !== undefined))
      doubts.push(`${title(tagging)} of the trust policy lets session tags in; what they open is not followed`);
    return {
      verdict: 'admitted',
      audiences: [...new Set(admitting.flatMap(audiences))].sort(),
      conditions: [...(conditions ?? unique(alternatives.flat())), ...denials],
      doubts,
    };
  }
  const perhaps = allowing.find(
    (statement) =>
      speaksOf(statement, signIn) !== 'no' &&
      audienceOf(statement, signIn) !== 'no' &&
      unmeetable(statement, signIn) === undefined,
  );
  if (perhaps) return { verdict: 'unknown', reason: doubtAbout(perhaps, signIn) };
  if (first)
    return { verdict: 'refused', reason: `no SAML sign-in through this app can meet ${first.operator} ${first.key}` };
  return { verdict: 'refused', reason: refusal(allowing, more, signIn) };
}

/** A condition of the statement that no sign-in through this app can meet. */
function unmeetable({ statement: { conditions } }: Statement, { attributes }: SignIn): TrustCondition | undefined {
  return conditions.find((condition) => neverMet(condition, attributes));
}

/** Whether a statement speaks of one more action of the same sign-in. */
function about(statement: Statement, action: string, signIn: SignIn): Verdict {
  if (!matchesAction(statement, action)) return 'no';
  return speaksOf({ ...statement, actions: ['*'], notAction: false }, signIn);
}

function speaksOf(statement: Statement, signIn: SignIn): Verdict {
  if (!matchesAction(statement)) return 'no';
  const verdicts = statement.principals.map((principal) => isProvider(principal, signIn));
  if (statement.notPrincipal) return verdicts.includes('yes') ? 'no' : verdicts.includes('perhaps') ? 'perhaps' : 'yes';
  return verdicts.includes('yes') ? 'yes' : verdicts.includes('perhaps') ? 'perhaps' : 'no';
}

function matchesAction({ actions, notAction }: Statement, action = ACTION): boolean {
  return actions.some((pattern) => glob(pattern.toLowerCase(), action.toLowerCase())) !== notAction;
}

function isProvider({ type, value }: Principal, { providerArn, provider }: SignIn): Verdict {
  if (type === '*') return 'yes';
  if (type !== 'Federated') return 'no';
  if (value instanceof Attribute) return value.address === provider ? 'yes' : 'no';
  if (value instanceof Symbolic) return isOpen(value) ? 'perhaps' : 'no';
  return value === providerArn ? 'yes' : 'no';
}

function audienceOf({ statement: { conditions } }: Statement, { recipient }: SignIn): Verdict {
  const verdicts = conditions.filter(isAudience).map((condition) => audienceTest(condition, recipient));
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('perhaps') ? 'perhaps' : 'yes';
}

function isAudience({ key }: TrustCondition): boolean {
  return key.toLowerCase() === AUDIENCE;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function audienceTest({ operator, values }: TrustCondition, recipient: string | undefined): Verdict {
  if (recipient === undefined) return 'perhaps';
  const plain = operator.replace(/^For(AnyValue|AllValues):/, '').replace(/IfExists$/, '');
  const test = TESTS.get(plain);
  if (!test) return 'perhaps';
  const [negative, matches] = test;
  return values.some((value) => matches(value, recipient)) === negative ? 'no' : 'yes';
}

const TESTS: ReadonlyMap<string, readonly [negative: boolean, matches: (value: string, recipient: string) => boolean]> =
  new Map([
    ['StringEquals', [false, (value: string, recipient: string) => value === recipient]],
    ['StringNotEquals', [true, (value: string, recipient: string) => value === recipient]],
    [
      'StringEqualsIgnoreCase',
      [false, (value: string, recipient: string) => value.toLowerCase() === recipient.toLowerCase()],
    ],
    [
      'StringNotEqualsIgnoreCase',
      [true, (value: string, recipient: string) => value.toLowerCase() === recipient.toLowerCase()],
    ],
    ['StringLike', [false, glob]],
    ['StringNotLike', [true, glob]],
    // The key is there in every sign-in.
    ['Null', [false, (value: string) => value === 'false']],
  ]);

/** IAM's wildcards, without backtracking: `*` any text, `?` one character. */
export function glob(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p;
      mark = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

function audiences({ statement: { conditions } }: Statement): readonly string[] {
  return conditions.filter(isAudience).flatMap(({ values }) => values);
}

function othersThanAudience({ statement: { conditions } }: Statement): readonly TrustCondition[] {
  return conditions.filter((condition) => !isAudience(condition));
}

/** The conditions of the alternative that all others only add to; `undefined` where there is none. */
function loosest(alternatives: readonly (readonly TrustCondition[])[]): readonly TrustCondition[] | undefined {
  const keys = alternatives.map((conditions) => new Set(conditions.map((condition) => JSON.stringify(condition))));
  const index = keys.findIndex((set) => keys.every((other) => [...set].every((key) => other.has(key))));
  return alternatives[index];
}

function unique(conditions: readonly TrustCondition[]): TrustCondition[] {
  const byText = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]));
  return [...byText.keys()].sort().flatMap((key) => byText.get(key) ?? []);
}

function title({ statement: { sid } }: Statement): string {
  return sid === undefined ? 'a statement' : `statement ${sid}`;
}

function doubtAbout(statement: Statement, signIn: SignIn): string {
  const open = statement.principals.find((principal) => isProvider(principal, signIn) === 'perhaps');
  if (open) return `whom ${title(statement)} of the trust policy trusts: ${display(open.value)}`;
  return signIn.recipient === undefined
    ? 'the assertion’s recipient is not known, so its audience can’t be compared'
    : `${title(statement)} of the trust policy compares SAML:aud in a way that is not followed`;
}

/** The nearest thing to an admission, and what is wrong with it. */
function refusal(allowing: readonly Statement[], more: readonly Symbolic[], signIn: SignIn): string {
  const saml = allowing.filter((statement) => matchesAction(statement));
  const wrongAudience = saml.filter((statement) => speaksOf(statement, signIn) === 'yes');
  if (wrongAudience.length > 0) {
    const accepted = [...new Set(wrongAudience.flatMap(audiences))].sort().join(' | ');
    return `the trust policy accepts the audience ${accepted}, the assertion’s recipient is ${signIn.recipient ?? ''}`;
  }
  const trusted = [...new Set(saml.flatMap(({ principals }) => principals.map(({ value }) => display(value))))].sort();
  const rest = more[0] ? `; statements besides are not in the documents (${more[0].reason})` : '';
  if (trusted.length === 0) return `no statement of the trust policy allows ${ACTION}${rest}`;
  const nearly = trusted.find((arn) => arn.toLowerCase() === signIn.providerArn.toLowerCase());
  if (nearly !== undefined)
    return `the trust policy trusts ${nearly}, which differs from ${signIn.providerArn} in case${rest}`;
  return `the trust policy trusts ${trusted.join(', ')}, not ${signIn.providerArn}${rest}`;
}
