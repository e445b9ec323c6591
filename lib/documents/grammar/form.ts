import { isObject, type Json, type JsonObject } from '../json/json';
import { repeatedKeys } from '../json/repeated-keys';
import { literalText, partsOf } from '../text';

/** Why a value is refused; `undefined`: the product may have written it. */
export type Problem = { readonly kind: 'expression' | 'argument' | 'repeated key'; readonly what: string } | undefined;

/** How the product writes a value. */
export type Form = (value: Json) => Problem;

/** Arguments of a block or object by name. */
export type Fields = Readonly<Record<string, Form>>;

const EXPRESSION: Problem = { kind: 'expression', what: 'is an expression that this product never writes here' };
const wrong = (what: string): Problem => ({ kind: 'argument', what });

/** A text in which nothing is worked out. */
export const text: Form = (value) =>
  typeof value !== 'string' ? wrong('is not a string') : literalText(value) === undefined ? EXPRESSION : undefined;

export const number: Form = (value) => (typeof value === 'number' ? undefined : otherThan(value));

/** One of the values that the product ever writes there. */
export const only =
  (...values: readonly (string | number | boolean)[]): Form =>
  (value) =>
    values.some((allowed) => allowed === value) ? undefined : otherThan(value);

/** A text of an exact form, which may be an expression. */
export const like =
  (form: RegExp): Form =>
  (value) =>
    typeof value === 'string' && form.test(value) ? undefined : otherThan(value);

export const either =
  (...forms: readonly Form[]): Form =>
  (value) => {
    const problems = forms.map((form) => form(value));
    return problems.includes(undefined) ? undefined : problems[0];
  };

export const list =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) ? first(value as readonly Json[], form) : otherThan(value);

/** Texts by any key. */
export const map =
  (form: Form): Form =>
  (value) =>
    isObject(value) ? (first(Object.keys(value), text) ?? first(Object.values(value), form)) : otherThan(value);

export const object =
  (fields: Fields): Form =>
  (value) => {
    if (!isObject(value)) return wrong('is not written as one block');
    const [unknown] = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    if (unknown !== undefined) return wrong(`has ${unknown}, which this product never writes`);
    for (const [key, inner] of Object.entries(value)) {
      const problem = fields[key]?.(inner);
      if (problem !== undefined) return { ...problem, what: `${key} ${problem.what}` };
    }
    return undefined;
  };

/** Nested blocks, which the product writes as a list. */
export const blocks = (fields: Fields): Form => list(object(fields));

const NAME = String.raw`[A-Za-z_][\w-]*`;

/** `${type.<name>.attribute}` of one of the given `type.attribute`, and nothing around it. */
export const ref = (...attributes: readonly string[]): Form =>
  like(new RegExp(String.raw`^\$\{(?:${refs(attributes)})\}$`));

function refs(attributes: readonly string[]): string {
  return attributes
    .map((attribute) => {
      const [, type = '', name = ''] = /^(.*)\.(\w+)$/.exec(attribute) ?? [];
      return String.raw`${type.replace('.', String.raw`\.`)}\.${NAME}\.${name}`;
    })
    .join('|');
}

/** `aws.account_1`, as the argument `provider` has it. */
export const provider = (type: string): Form => like(new RegExp(String.raw`^${type}\.${NAME}$`));

/** Addresses of blocks of the same stack. */
export const addresses = list(like(new RegExp(String.raw`^(?:data\.)?[a-z]\w*\.${NAME}$`)));

/** A group rule's expression: texts, with ids of groups between quotation marks. */
export const membership: Form = (value) => {
  if (typeof value !== 'string') return wrong('is not a string');
  const parts = partsOf(value);
  if (parts === undefined) return EXPRESSION;
  const open = parts.some((part) => typeof part !== 'string' && !GROUP_ID.test(part.expression));
  return open ? EXPRESSION : undefined;
};
const GROUP_ID = new RegExp(
  String.raw`^(?:(?:data\.)?okta_group\.${NAME}\.id|data\.terraform_remote_state\.okta\.outputs\.management_group_\w+)$`,
);

/** A JSON document as text. */
export const json: Form = (value) => {
  const found = documentIn(value);
  return 'problem' in found ? found.problem : undefined;
};

const POLICY = new Set(['Version', 'Id', 'Statement']);
const STATEMENT = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** A policy document as text: IAM may take other spellings of its elements for what they seem to be. */
export const policy: Form = (value) => {
  const found = documentIn(value);
  if ('problem' in found) return found.problem;
  const { document } = found;
  const { Statement: statements } = document;
  const all = Array.isArray(statements) ? (statements as readonly Json[]) : [statements ?? null];
  const unknown = [
    ...Object.keys(document).filter((key) => !POLICY.has(key)),
    ...all
      .flatMap((statement) => (isObject(statement) ? Object.keys(statement) : ['']))
      .filter((key) => !STATEMENT.has(key)),
  ][0];
  if (unknown === undefined) return undefined;
  return wrong(unknown === '' ? 'has a statement that is not an object' : `has the policy element ${unknown}`);
};

function documentIn(value: Json): { readonly document: JsonObject } | { readonly problem: Problem } {
  if (typeof value !== 'string') return { problem: wrong('is not a string') };
  const plain = literalText(value);
  if (plain === undefined) return { problem: EXPRESSION };
  try {
    const found = JSON.parse(plain) as Json;
    if (!isObject(found)) return { problem: wrong('is not a JSON object') };
    const [repeated] = repeatedKeys(plain, found);
    if (repeated === undefined) return { document: found };
    return { problem: { kind: 'repeated key', what: `has the key ${repeated} twice` } };
  } catch {
    return { problem: wrong('is not JSON') };
  }
}

/** Something that exists and keeps what it has, with the product's own in it. */
export interface Kept {
  /** The attribute that says what it has, e.g. `['data', 'aws_iam_role', 'x', 'assume_role_policy']`. */
  readonly path: readonly string[];
  /** What the product says of it. */
  readonly known: JsonObject;
}

/** The trust policy of an adopted role: the statements that it has, without our own, then our own anew. */
export interface AdoptedTrust extends Kept {
  /** Name of the data source that reads the role. */
  readonly data: string;
  /** Sid of the statement that is left out, since it is ours. */
  readonly without: string;
  /** Our statement; none where the role is released. */
  readonly statement?: JsonObject;
}

/** A role's statements without our own. */
export const otherStatements = (role: string) =>
  String.raw`\[for statement in flatten\(\[jsondecode\(data\.aws_iam_role\.${role}\.assume_role_policy\)\.Statement\]\) : statement if try\(statement\.Sid, ""\) != "([\w-]*)"\]`;
const OTHERS = otherStatements(String.raw`\1`);
const ADOPTED = new RegExp(
  String.raw`^\$\{jsonencode\(merge\(jsondecode\(data\.aws_iam_role\.(${NAME})\.assume_role_policy\), \{Statement = (?:${OTHERS}|concat\(${OTHERS}, \[(\{.*\})\]\))\}\)\)\}$`,
  's',
);
/** The setting that is not taken from the present ones, though the plan may leave it out. */
const NOT_KEPT = 'overrideAcsURL';
const MERGED = new RegExp(
  String.raw`^\$\{jsonencode\(merge\(\{for name, value in jsondecode\(data\.okta_app_saml\.(${NAME})\.app_settings_json\) : name => value if name != "${NOT_KEPT}"\}, (\{.*\})\)\)\}$`,
  's',
);

/** The two expressions that keep something, which have to be those to the letter. */
export function keptFrom(value: Json): Kept | undefined {
  return adoptedTrust(value) ?? mergedSettings(value);
}

export function adoptedTrust(value: Json): AdoptedTrust | undefined {
  const [found, data = '', released, ours = '', json] = (typeof value === 'string' && ADOPTED.exec(value)) || [];
  const statement = json === undefined ? undefined : writtenObject(json);
  if (found === undefined || (json !== undefined && statement === undefined)) return undefined;
  const path = ['data', 'aws_iam_role', data, 'assume_role_policy'];
  return { path, known: { Statement: statement ? [statement] : [] }, data, without: released ?? ours, statement };
}

/** The settings of an app that exists: those that it has, with the product's over them. */
function mergedSettings(value: Json): Kept | undefined {
  const [, data = '', json = ''] = (typeof value === 'string' && MERGED.exec(value)) || [];
  const settings = json === '' ? undefined : writtenObject(json);
  return (
    settings && { path: ['data', 'okta_app_saml', data, 'app_settings_json'], known: { [NOT_KEPT]: '', ...settings } }
  );
}

/** JSON in an expression, to the letter: Terraform reads it as an expression of its own, and a difference would be one of meaning. */
function writtenObject(json: string): JsonObject | undefined {
  try {
    const value = JSON.parse(json.replace(/([$%])\1\{/g, '$1{')) as Json;
    const written = JSON.stringify(value).replace(/[$%]\{/g, (start) => `${start.charAt(0)}${start}`);
    return isObject(value) && written === json ? value : undefined;
  } catch {
    return undefined;
  }
}

export const merged: Form = (value) => (mergedSettings(value) === undefined ? EXPRESSION : undefined);

export const adopted: Form = (value) => (adoptedTrust(value) === undefined ? EXPRESSION : undefined);

function otherThan(value: Json): Problem {
  if (typeof value !== 'string') return wrong('is written in a way that this product never does');
  return literalText(value) === undefined ? EXPRESSION : wrong('has a value that this product never writes');
}

function first(values: readonly Json[], form: Form): Problem {
  for (const value of values) {
    const problem = form(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
