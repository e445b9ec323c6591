import { isMapping } from '../is-mapping';
import type { Check } from '../check';
import type { Complaint } from '../complain';
import { didYouMean } from '../did-you-mean';
import type { Path } from '../path';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const DOCUMENT_KEYS = ['Version', 'Id', 'Statement'];
const STATEMENT_KEYS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const VERSIONS = ['2012-10-17', '2008-10-17'];
const EFFECTS = ['Allow', 'Deny'];
const ACTION = /^(\*|\*:\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/;
const RESOURCE = /^(\*|arn:.+)$/;

type Refuse = (path: Path, complaint: Complaint) => void;

/** A document that IAM would refuse as malformed, or that says something else than a role's policy can. */
export const policyStatements: Check = ({ policyDocuments }, complain) => {
  for (const { file, value } of policyDocuments.values())
    checkDocument(value, (path, complaint) => complain(file, path, complaint));
};

function checkDocument(document: unknown, refuse: Refuse): void {
  if (!isMapping(document)) {
    refuse([], { value: document, requirement: 'is not an object', remedy: 'write {"Version": …, "Statement": […]}' });
    return;
  }
  knownKeys(document, DOCUMENT_KEYS, [], refuse);
  oneOf(document, 'Version', VERSIONS, [], refuse);
  numbers(document, [], refuse);
  const { Statement } = document;
  const statements: unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  if (Statement === undefined || statements.length === 0)
    refuse(['Statement'], { value: Statement, requirement: 'has no statement', remedy: 'add one' });
  else
    for (const [i, statement] of statements.entries())
      checkStatement(statement, Array.isArray(Statement) ? ['Statement', i] : ['Statement'], refuse);
}

function checkStatement(statement: unknown, path: Path, refuse: Refuse): void {
  if (!isMapping(statement)) {
    refuse(path, { value: statement, requirement: 'is not an object', remedy: 'write {"Effect": …}' });
    return;
  }
  knownKeys(statement, STATEMENT_KEYS, path, refuse);
  oneOf(statement, 'Effect', EFFECTS, path, refuse);
  exactlyOne(statement, ['Action', 'NotAction'], ACTION, 'e.g. s3:GetObject or *', path, refuse);
  exactlyOne(statement, ['Resource', 'NotResource'], RESOURCE, 'an ARN or *', path, refuse);
}

function knownKeys(object: object, known: readonly string[], path: Path, refuse: Refuse): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const ofRole = key.endsWith('Principal');
    const requirement = ofRole ? 'a role’s policy has no principal: it is the role' : 'unknown key';
    const remedy = ofRole ? 'delete it' : (didYouMean(key, known) ?? `known here: ${known.join(', ')}`);
    refuse([...path, key], { value: key, requirement, remedy, on: 'key' });
  }
}

function oneOf(
  object: Record<string, unknown>,
  key: string,
  values: readonly string[],
  path: Path,
  refuse: Refuse,
): void {
  const value = object[key];
  if (typeof value === 'string' && values.includes(value)) return;
  const requirement = value === undefined ? 'is missing' : `needs ${values.join(' or ')}`;
  refuse([...path, key], { value, requirement, remedy: `write ${String(values[0])}` });
}

function exactlyOne(
  statement: Record<string, unknown>,
  keys: readonly [string, string],
  form: RegExp,
  example: string,
  path: Path,
  refuse: Refuse,
): void {
  const [key, second] = keys.filter((name) => statement[name] !== undefined);
  if (key === undefined || second !== undefined) {
    const remedy = key === undefined ? `add ${keys[0]}` : 'delete one of them';
    refuse(path, { value: statement, requirement: `needs one of ${keys.join(' and ')}`, remedy });
    return;
  }
  const value = statement[key];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) refuse([...path, key], { value, requirement: 'is empty', remedy: `write ${example}` });
  for (const [i, item] of list.entries())
    if (typeof item !== 'string' || !form.test(item))
      refuse(Array.isArray(value) ? [...path, key, i] : [...path, key], {
        value: item,
        requirement: `is no ${key.toLowerCase().replace('not', '')}`,
        remedy: `write ${example}`,
      });
}

/** A number with more digits than JavaScript keeps would reach AWS as another one. */
function numbers(value: unknown, path: Path, refuse: Refuse): void {
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    refuse(path, { value, requirement: 'is a number that loses digits when it is read', remedy: 'write it in quotes' });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    numbers(inner, [...path, Array.isArray(value) ? Number(key) : key], refuse);
}
