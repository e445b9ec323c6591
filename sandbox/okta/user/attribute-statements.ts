import { z } from 'zod';
import type { App, User } from '../model';

/** An attribute statement of the app that this org can't evaluate. */
export class StatementUnknown extends Error {
  constructor(name: string, expression: string) {
    super(
      `Attribute statement ${name}: ${JSON.stringify(expression)}; only attributes (user.costCenter), texts and Arrays.flatten of texts are known here`,
    );
    this.name = 'StatementUnknown';
  }
}

const statementSchema = z.object({
  type: z.literal('EXPRESSION'),
  name: z.string(),
  values: z.array(z.string()).default([]),
});

/** The values of the app's attribute statements for a user. An attribute that the user lacks is left out. @throws StatementUnknown */
export function attributesFor({ settings }: Pick<App, 'settings'>, user: User): ReadonlyMap<string, readonly string[]> {
  const raw = settings.signOn['attributeStatements'];
  const found = new Map<string, readonly string[]>();
  for (const statement of Array.isArray(raw) ? (raw as unknown[]) : []) {
    const parsed = statementSchema.safeParse(statement);
    if (!parsed.success) throw new StatementUnknown('of another type', JSON.stringify(statement));
    const { name, values } = parsed.data;
    const filled = values.flatMap((expression) => evaluate(name, expression, user));
    if (filled.length > 0) found.set(name, filled);
  }
  return found;
}

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;

function evaluate(name: string, expression: string, { profile }: User): string[] {
  const text = expression.trim();
  const attribute = /^user\.(\w+)$/.exec(text)?.[1];
  if (attribute !== undefined) {
    const value = profile[attribute];
    return typeof value === 'string' && value !== '' ? [value] : [];
  }
  if (new RegExp(`^${TEXT}$`).test(text)) return [JSON.parse(text) as string];
  const list = new RegExp(`^Arrays\\.flatten\\((${TEXT}(?:, *${TEXT})*)\\)$`).exec(text)?.[1];
  if (list !== undefined) return JSON.parse(`[${list}]`) as string[];
  throw new StatementUnknown(name, expression);
}
