import { z } from 'zod';
import { ACCOUNT_ID } from '../../naming/account-id';
import { TAGS } from '../../naming/limits';
import { DURATION, durationIn } from '../duration';
import { RULE_ID } from '../rule-id';
import { says } from './says';

/**
 * Schemas of single values. What a key means is described where the key stands, in its metadata:
 * `form` – what a value looks like, in words · `default` – the value of a key that nobody wrote, `otherwise` – the same
 * in words · `editor` – what the JSON Schema says beyond the type; here a check reports it, with place and remedy.
 */

export const text = z
  .string()
  .regex(/\S/, says('is empty', 'write something, or leave the key out'))
  .meta({ form: 'a string' });

export const accountId = z
  .string()
  .regex(ACCOUNT_ID, { error: ({ input }) => says('needs 12 digits', meantId(input)) });

/** Dashes, spaces and curly quotes come with a copied id. */
function meantId(input: unknown): string {
  const digits = String(input).replace(/[\s\-‘’“”«»]/g, '');
  if (ACCOUNT_ID.test(digits)) return `write '${digits}', with nothing but digits in straight quotes`;
  return 'copy the id from the account, and keep it in quotes';
}

export const duration = z
  .union([
    z.string().regex(DURATION, { error: ({ input }) => says('is not a duration', meantDuration(input)) }),
    z.number().refine(isWholeAndPositive, says('is not a whole number of seconds', 'write 1h, 90m or whole seconds')),
  ])
  .meta({ form: 'a duration like 1h, 90m or 3600' });

function meantDuration(input: unknown): string {
  const meant = durationIn(String(input));
  return meant === undefined ? 'write 1h, 90m, 1h30m or seconds' : `did you mean ${meant}?`;
}

function isWholeAndPositive(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: says('is not a day', 'write YYYY-MM-DD, e.g. 2027-01-31'), abort: true })
  .refine(isDay, says('is not in the calendar', 'write a day that exists'));

/** Whether `YYYY-MM-DD` names a day that exists. */
function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Tag key → value; IAM's rules on them are in checks/tags.ts. */
export const tags = z.record(z.string(), z.string()).meta({
  form: 'a mapping of tag names to values',
  editor: {
    propertyNames: { minLength: 1, maxLength: TAGS.keyCharacters, not: { pattern: '^[aA][wW][sS]:' } },
    maxProperties: TAGS.count,
  },
});

/** The two keys of a name that changes, wherever there is one: both names exist, and Okta uses one of them. */
export const renaming = (what: string, removed: string) => ({
  formerly: text.optional().meta({
    description: `${what} until now, while it changes. Both exist until this key is removed: ${removed}`,
  }),
  switched: z.boolean().optional().meta({
    description:
      'false: Okta still uses the former name, and the new one is only prepared in AWS; apply this first where Okta and the accounts have separate stacks (layout per-account), and for identityProvider. Only with formerly',
    default: true,
  }),
});

export const accept = z.record(z.string(), text).meta({
  form: 'a mapping of rule ids to reasons',
  editor: { propertyNames: { pattern: RULE_ID.source } },
});
