import { AwsError } from '../query/aws-error';

/** A role's trust policy, read. */
export interface TrustPolicy {
  /** Policy variables are only replaced in `2012-10-17`. */
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Principals;
  /** The statement is about everybody but the principals. */
  readonly notPrincipals: boolean;
  readonly actions: readonly string[];
  readonly notActions: boolean;
  readonly conditions: readonly Condition[];
}

/** `*`, or type (`Federated`, `AWS`, `Service`, `CanonicalUser`) → values. */
export type Principals = '*' | ReadonlyMap<string, readonly string[]>;

export interface Condition {
  /** As written, e.g. `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

const TOP = new Set(['Version', 'Id', 'Statement']);
const PARTS = new Set(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition']);
const PRINCIPAL_TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);
const SAML_PROVIDER = /^arn:(aws|aws-us-gov|aws-cn):iam::\d{12}:(saml-provider|oidc-provider)\/\S+$/;
const DOMAIN = /^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/;

/**
 * Reads a trust policy as IAM does, which checks it whenever it is set.
 * @throws AwsError `MalformedPolicyDocument`
 */
export function parseTrustPolicy(text: string): TrustPolicy {
  const document = parseJson(text);
  for (const key of Object.keys(document)) if (!TOP.has(key)) throw malformed(`Unknown field ${key}`);
  const version = document['Version'] ?? '2008-10-17';
  if (version !== '2008-10-17' && version !== '2012-10-17')
    throw malformed('The policy must contain a valid version string');
  const raw = document['Statement'];
  if (raw === undefined) throw malformed('Syntax errors in policy.');
  const statements = (Array.isArray(raw) ? raw : [raw]).map((statement) => parseStatement(statement));
  if (statements.length === 0) throw malformed('Syntax errors in policy.');
  const sids = statements.flatMap(({ sid }) => (sid === undefined || sid === '' ? [] : [sid]));
  if (new Set(sids).size < sids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.');
  return { version, statements };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse(text);
    if (isObject(document)) return document;
  } catch {
    // Reported below, like JSON that is not an object.
  }
  throw malformed('This policy contains invalid Json');
}

function parseStatement(statement: unknown): Statement {
  if (!isObject(statement)) throw malformed('Syntax errors in policy.');
  for (const key of Object.keys(statement)) {
    if (key === 'Resource' || key === 'NotResource') throw malformed('Has prohibited field Resource');
    if (!PARTS.has(key)) throw malformed(`Unknown field ${key}`);
  }
  const { Sid: sid, Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Invalid effect: ${shown(effect)}`);
  if (sid !== undefined && typeof sid !== 'string') throw malformed('Syntax errors in policy.');
  const [principals, notPrincipals] = oneOf(statement, 'Principal', 'NotPrincipal');
  const [actions, notActions] = oneOf(statement, 'Action', 'NotAction');
  if (notPrincipals && effect === 'Allow') throw malformed('Allow with NotPrincipal is not allowed.');
  return {
    sid,
    effect,
    principals: parsePrincipals(principals),
    notPrincipals,
    actions: parseActions(actions),
    notActions,
    conditions: parseConditions(statement['Condition'] ?? {}),
  };
}

/** The value of `name` or of `not`, and which one: exactly one of them has to be there. */
function oneOf(statement: Record<string, unknown>, name: string, not: string): [value: unknown, negated: boolean] {
  const [value, negated] = [statement[name], statement[not]];
  if (value === undefined && negated === undefined) throw malformed(`Missing required field ${name}`);
  if (value !== undefined && negated !== undefined) throw malformed('Syntax errors in policy.');
  return value === undefined ? [negated, true] : [value, false];
}

function parsePrincipals(value: unknown): Principals {
  if (value === '*') return '*';
  if (!isObject(value) || Object.keys(value).length === 0)
    throw malformed(`Invalid principal in policy: ${shown(value)}`);
  const principals = new Map<string, readonly string[]>();
  for (const [type, names] of Object.entries(value)) {
    if (!PRINCIPAL_TYPES.has(type)) throw malformed(`Invalid principal in policy: "${type}"`);
    const list = strings(names);
    if (!list || list.length === 0) throw malformed(`Invalid principal in policy: "${type}":${shown(names)}`);
    for (const name of list) checkPrincipal(type, name);
    principals.set(type, list);
  }
  return principals;
}

function checkPrincipal(type: string, name: string): void {
  if (type === 'Federated' && !SAML_PROVIDER.test(name) && !DOMAIN.test(name))
    throw malformed('Federated principals must be valid domain names or SAML metadata ARNs');
  const known = /^(\*|\d{12}|arn:(aws|aws-us-gov|aws-cn):(iam|sts)::\d{12}:\S+|A[A-Z0-9]{15,})$/;
  if (type === 'AWS' && !known.test(name)) throw malformed(`Invalid principal in policy: "AWS":"${name}"`);
  if (type === 'Service' && !/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(name))
    throw malformed(`Invalid principal in policy: "SERVICE":"${name}"`);
}

function parseActions(value: unknown): readonly string[] {
  const actions = strings(value);
  if (!actions || actions.length === 0) throw malformed('Policy statement must contain actions.');
  for (const action of actions)
    if (action !== '*' && !/^sts:[A-Za-z*?]+$/i.test(action))
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  return actions;
}

function parseConditions(value: unknown): readonly Condition[] {
  if (!isObject(value)) throw malformed('Syntax errors in policy.');
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!OPERATOR.test(operator)) throw malformed(`Invalid Condition type : ${operator}`);
    if (!isObject(keys)) throw malformed('Syntax errors in policy.');
    return Object.entries(keys).map(([key, raw]): Condition => {
      const values = (Array.isArray(raw) ? raw : [raw]).map(scalar);
      if (!/^[\w-]+:./.test(key)) throw malformed(`Condition key ${key} has no service prefix`);
      return { operator, key, values };
    });
  });
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATOR = new RegExp(
  '^(For(All|Any)Values?:)?(' +
    'String(Not)?Equals(IgnoreCase)?|String(Not)?Like|' +
    '(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)|' +
    'Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)' +
    ')(IfExists)?$|^Null$',
);

/** Numbers and booleans need no quotes: IAM takes them for their text. */
function scalar(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw malformed('Syntax errors in policy.');
}

function strings(value: unknown): readonly string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item): item is string => typeof item === 'string') ? list : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
