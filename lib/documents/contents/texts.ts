import type { ConfigurationDocument, Document } from '../model/document';
import { isObject, type Json, type JsonObject, labelledBlocks, property, typedBlocks } from '../json/json';
import { memo } from '../memo';
import type { TextForPeople } from '../model/contents';
import { compare, unique } from '../order';
import { partsOf } from '../text';
import { hostsIn, mayNameHosts } from './hosts';

/** Arguments that are written for people: everybody who sees the plan, the state or the object sees them. */
export const FOR_PEOPLE = ['description', 'tags', 'tags_all', 'enduser_note', 'admin_note', 'name', 'label'];
const ATTRIBUTE = /\b(?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+(?:\[[^\]]*\])?(?:\.[\w-]+)+/g;
const WHOLE_ATTRIBUTE = new RegExp(`^(?:${ATTRIBUTE.source})$`);

/**
 * Forms of secrets that say by themselves what they are.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 */
const SECRETS: readonly (readonly [form: RegExp, what: string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, 'AWS access key id'],
  [
    /(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/,
    'something like an AWS secret access key',
  ],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'private key'],
  [/(?<![\w-])00[A-Za-z0-9_-]{40}(?![\w-])/, 'something like an Okta API token'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/, 'JSON web token'],
];

/**
 * Outputs, descriptions and tags of the documents in which there is anything to judge, in the order of their addresses: most
 * hold neither a link nor a reference.
 */
export function textsForPeople(documents: readonly Document[]): TextForPeople[] {
  return documents
    .flatMap((document) => (document.kind === 'configuration' ? keptTexts(document) : (document.texts ?? [])))
    .sort((a, b) => compare(a.address, b.address) || compare(a.argument, b.argument));
}

/** What people see of one argument: one text for each tag, else one. */
export function textForPeople(
  address: string,
  argument: string,
  value: Json,
  { sensitive = false }: { sensitive?: boolean } = {},
): TextForPeople[] {
  if (isObject(value) && argument !== 'value')
    return Object.entries(value).flatMap(([key, inner]) => textForPeople(address, `${argument}.${key}`, inner));
  return [{ address, argument, sensitive, ...factsOf(value) }];
}

type Facts = Omit<TextForPeople, 'address' | 'argument' | 'sensitive'>;

/** A template, or the form of a secret: most texts have none of them. */
const MAY_SAY_MORE = /\{|AKIA|ASIA|eyJ|-----BEGIN|[A-Za-z0-9/+]{40}|00[A-Za-z0-9_-]{40}/;
const NOTHING: Facts = { references: [], worksOut: false, hosts: [], hidden: [], secrets: [] };

/** Characters that nobody sees, or that turn words round; the ones that emojis are made with are seen. */
const HIDDEN = /(?![\t\n\r])\p{Cc}|[\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const EMOJI = /\p{Extended_Pictographic}[\p{Emoji_Modifier}\u{fe0f}\u{200d}]*/gu;
const ASCII = /^[\t\n\r -~]*$/;

function factsIn(text: string): Facts {
  if (ASCII.test(text) && !MAY_SAY_MORE.test(text) && !mayNameHosts(text)) return NOTHING;
  return {
    references: unique(expressions(text).flatMap((expression) => expression.match(ATTRIBUTE) ?? [])),
    worksOut: worksOut(text),
    hosts: hostsIn(text),
    hidden: hiddenIn(text),
    secrets: SECRETS.filter(([form]) => form.test(text)).map(([, what]) => what),
  };
}

function hiddenIn(text: string): string[] {
  if (ASCII.test(text)) return [];
  const found = text.replace(EMOJI, '').match(HIDDEN) ?? [];
  return unique(found.map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`));
}

/** Descriptions and tags repeat from role to role and from side to side, so each is looked at once. */
const known = new Map<string, Facts>();

function factsOf(value: Json): Facts {
  if (typeof value !== 'string') return factsIn(JSON.stringify(value));
  const facts = known.get(value) ?? factsIn(value);
  known.set(value, facts);
  return facts;
}

/** A stack that both sides of a comparison have in common is one document. */
const keptTexts = memo(({ root, name }: ConfigurationDocument): readonly TextForPeople[] => textsOf(root, name));

function textsOf(file: JsonObject, stack: string): TextForPeople[] {
  const texts = labelledBlocks(property(file, 'output'), 1).flatMap(([[name = ''], body]) => {
    const address = `${stack}:output.${name}`;
    return ['value', 'description'].flatMap((argument) => {
      const value = property(body, argument);
      const sensitive = property(body, 'sensitive') === true;
      return value === undefined ? [] : textForPeople(address, argument, value, { sensitive });
    });
  });
  for (const { address, body } of [...typedBlocks(file, 'resource'), ...typedBlocks(file, 'data')])
    for (const argument of FOR_PEOPLE) {
      const value = property(body, argument);
      // Most of them say nothing that anybody judges.
      if (value === undefined || (typeof value === 'string' && factsOf(value) === NOTHING)) continue;
      texts.push(...textForPeople(`${stack}:${address}`, argument, value));
    }
  return texts.filter(isJudged);
}

function isJudged({ hosts, hidden, references, secrets, worksOut }: TextForPeople): boolean {
  return worksOut || hosts.length > 0 || hidden.length > 0 || references.length > 0 || secrets.length > 0;
}

/** Whether Terraform does more than to put in attributes: calls functions, reads variables, chooses. */
function worksOut(text: string): boolean {
  const parts = partsOf(text);
  return parts?.every((part) => typeof part === 'string' || WHOLE_ATTRIBUTE.test(part.expression)) !== true;
}

/** The inner texts of `${…}`; a template in a template counts as one. */
function expressions(text: string): string[] {
  return text.includes('${') || text.includes('%{') ? text.split(/[$%]\{/).slice(1) : [];
}
