import type { z } from 'zod';
import type { Complaint } from '../complain';
import { didYouMean } from '../did-you-mean';
import type { Path } from '../path';
import { said } from './says';
import { formAt, keysAt, type Form } from './walk';

/** What is wrong with a value, placed by path. */
export interface ShapeProblem extends Complaint {
  readonly path: Path;
  /** The key is wrong, not its value. */
  readonly on: 'key' | 'value';
}

/** How a value is written in its file, if it is a single one. */
export type SourceOf = (path: Path) => string | undefined;

type Issue = z.core.$ZodIssue;

/** zod's issues in the words of this configuration. zod places an unknown key at its mapping; here it gets its own place. */
export function shapeProblems(
  schema: z.ZodType,
  input: unknown,
  issues: readonly Issue[],
  sourceOf: SourceOf,
): ShapeProblem[] {
  return issues.flatMap((issue) => describe(issue, []));

  function describe(issue: Issue, parent: Path): ShapeProblem[] {
    const path = [...parent, ...issue.path.filter((part) => typeof part !== 'symbol')];
    const value = valueAt(input, path);
    const problem = { path, on: 'value', value } as const;
    const own = said(issue.message);
    if (own) return [{ ...problem, ...own }];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => {
          const known = keysAt(schema, path);
          const remedy =
            didYouMean(key, known) ?? `known here: ${known.join(', ')}${indentBelow(key, valueAt(input, path))}`;
          return { path: [...path, key], on: 'key', value: key, requirement: 'unknown key', remedy };
        });
      case 'invalid_union': {
        const branch = issue.errors.find((errors) => !errors.some(refusesWhole));
        if (branch) return branch.flatMap((inner) => describe(inner, path));
        const options = issue.errors.flat().flatMap(optionsOf);
        if (options.some((option) => typeof option !== 'boolean')) return [{ ...problem, ...notAmong(options, value) }];
        return [{ ...problem, ...wrongForm(formAt(schema, path), value, sourceOf(path)) }];
      }
      case 'invalid_value':
        return [{ ...problem, ...notAmong(issue.values, value) }];
      case 'too_small':
        return [{ ...problem, requirement: 'is empty', remedy: 'write something, or leave the key out' }];
      default:
        return [
          {
            ...problem,
            ...(tooShallow(schema, path, value) ?? wrongForm(formAt(schema, path), value, sourceOf(path))),
          },
        ];
    }
  }
}

/** Values that an issue names as the ones to choose from. */
function optionsOf(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_type' && issue.expected === 'boolean' ? [true, false] : [];
}

type Words = Pick<ShapeProblem, 'requirement' | 'remedy'>;

const MISSING: Words = { requirement: 'is missing', remedy: 'add the key' };

function refusesWhole({ code, path }: Issue): boolean {
  return (code === 'invalid_type' || code === 'invalid_value') && path.length === 0;
}

function notAmong(values: readonly unknown[], value: unknown): Words {
  if (value === undefined) return MISSING;
  const options = values.map(String);
  const isQuoted = typeof value === 'string' && options.includes(value);
  const requirement = options.length === 1 ? `needs ${options.join()}` : `needs one of ${options.join(', ')}`;
  const near = typeof value === 'string' ? didYouMean(value, options) : undefined;
  if (isQuoted) return { requirement, remedy: 'write it without quotes' };
  return { requirement, remedy: near ?? (options.length === 1 ? `write ${options.join()}` : 'choose one') };
}

function wrongForm({ form, text }: Form, value: unknown, source: string | undefined): Words {
  if (value === undefined) return MISSING;
  const requirement = `needs ${form}`;
  if (value === null) return { requirement, remedy: 'there is no value: write one, or leave the key out' };
  if (Array.isArray(value)) return { requirement, remedy: 'this is a list' };
  if (form.startsWith('a list') && (typeof value === 'string' || typeof value === 'number'))
    return { requirement, remedy: `write it in brackets: [${source ?? value}]` };
  if (typeof value === 'object')
    return {
      requirement,
      remedy: form.startsWith('a list') ? 'this is a mapping: begin it with "- "' : 'this is a mapping',
    };
  if (typeof value === 'string')
    return { requirement, remedy: form === 'true or false' ? 'write it without quotes' : 'this is a string' };
  const kind = typeof value === 'number' ? 'a number' : JSON.stringify(value);
  return {
    requirement,
    remedy: text ? `YAML reads this as ${kind}: quote it, "${source ?? kind}"` : `this is ${kind}`,
  };
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<string | number, unknown>)[part];
  }, input);
}

/** A key that may belong into the mapping before it: the most frequent slip of indentation. */
function indentBelow(key: string, parent: unknown): string {
  const entries = typeof parent === 'object' && parent !== null ? Object.entries(parent) : [];
  const at = entries.findIndex(([name]) => name === key);
  const [before, value] = entries[at - 1] ?? [];
  if (before === undefined || typeof value !== 'object' || Array.isArray(value)) return '';
  return `; indent it if it belongs to ${JSON.stringify(before)}`;
}

/** `roles: {Deploy:, policies: […]}`: what should be a mapping has the name of a key inside such a mapping. */
function tooShallow(schema: z.ZodType, path: Path, value: unknown): Words | undefined {
  const key = path.at(-1);
  const isMapping = typeof value === 'object' && !Array.isArray(value);
  if (typeof key !== 'string' || isMapping || !keysAt(schema, path).includes(key)) return undefined;
  return {
    requirement: `needs ${formAt(schema, path).form}`,
    remedy: `indent ${key} one level deeper, below the name it belongs to`,
  };
}
