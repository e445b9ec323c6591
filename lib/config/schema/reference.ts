import { z } from 'zod';
import { account } from './account';
import { federation } from './federation';
import { imports } from './imports';
import { managementGroups } from './management-groups';
import { formAt, unwrap } from './walk';

const FILES = [
  ['federation.yaml', federation],
  ['management-groups.yaml', managementGroups],
  ['accounts/<name>.yaml', account],
  ['imports.yaml', imports],
] as const;

const BEGIN = '<!-- reference: written by npm run schemas -->';
const END = '<!-- end of reference -->';

/** A document with the reference between its two marks brought up to date. */
export function replaceReference(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`the document needs ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${reference()}\n\n${END}${after}`;
}

/** The reference of all keys in Markdown: a section for each file, an entry for each key, in the order of the schema. */
export function reference(): string {
  return FILES.map(([file, schema]) =>
    [`### \`${file}\``, `${text(meta(schema)['description'])}.`, keys(schema, '').join('\n')].join('\n\n'),
  ).join('\n\n');
}

function keys(schema: z.ZodType, prefix: string): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodRecord && hasKeys(inner.valueType as z.ZodType))
    return keys(inner.valueType as z.ZodType, `${prefix}<name>.`);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([key, value]) => {
    const own = value as z.ZodType;
    return [entry(`${prefix}${key}`, own), ...keys(own, `${prefix}${key}.`)];
  });
}

function hasKeys(schema: z.ZodType): boolean {
  return unwrap(schema) instanceof z.ZodObject;
}

function entry(path: string, schema: z.ZodType): string {
  const { description, default: standard, otherwise } = meta(schema);
  const fallback = standard === undefined ? otherwise : `\`${text(standard)}\``;
  const missing = fallback === undefined ? '' : `, default: ${text(fallback)}`;
  const needed = schema instanceof z.ZodOptional ? missing : ', required';
  return `- **\`${path}\`** (${formAt(schema, []).form}${needed}): ${inCode(text(description))}.`;
}

/** `<name>` would vanish from Markdown as an unknown element. */
function inCode(prose: string): string {
  return prose.replace(/[^\s:;,]*<[\w<>/.]*\w>?/g, '`$&`');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is said of a key, or of what it holds. */
function meta(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return { ...unwrap(schema).meta(), ...schema.meta() };
}
