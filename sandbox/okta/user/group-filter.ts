import { createContext, Script } from 'node:vm';

/** What a group filter reads out of a group's name; a part is absent where the filter does not capture it. */
export interface FilterMatch {
  readonly name: string;
  readonly role?: string;
  readonly accountId?: string;
}

/** The app's *Group Filter* cannot be applied: nobody gets a role by it. */
export class GroupFilterUnusable extends Error {
  constructor(
    readonly filter: string,
    reason: string,
  ) {
    super(`Group filter ${filter}: ${reason}`);
    this.name = 'GroupFilterUnusable';
  }
}

/** A filter that needs longer has no end to speak of: `(a+)+$` on 30 letters takes minutes. */
const PATIENCE_MS = 500;
const MATCH = new Script(
  'const re = new RegExp(source); names.map((name) => { const m = re.exec(name); return m === null ? null : ' +
    '[m.groups?.role ?? null, m.groups?.accountid ?? null]; })',
);

/**
 * The names that the filter matches, in the order given. As with a search, a filter without `^` matches in the middle.
 * The expression comes from anyone who may edit the app, so it runs apart from this program and only for a moment.
 * @throws GroupFilterUnusable if it is not a regular expression, or does not come to an end
 */
export function matchGroupFilter(filter: string, names: readonly string[]): FilterMatch[] {
  const context = createContext({ source: toJavaScript(filter), names: [...names] });
  let captured: readonly (readonly [role: string | null, accountId: string | null] | null)[];
  try {
    captured = MATCH.runInContext(context, { timeout: PATIENCE_MS }) as typeof captured;
  } catch (error) {
    const timeout = (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    const reason = timeout ? `no answer within ${PATIENCE_MS} ms` : (error as Error).message;
    throw new GroupFilterUnusable(filter, reason);
  }
  return names.flatMap((name, i) => {
    const match = captured[i];
    if (!match) return [];
    const [role, accountId] = match;
    return [{ name, role: role ?? undefined, accountId: accountId ?? undefined }];
  });
}

/** Okta's named groups, `(?{{role}}…)` and `(?{{accountid}}…)`, as JavaScript writes them. `\#` means `#` in both. */
function toJavaScript(filter: string): string {
  return filter.replace(/\\[^]|\(\?\{\{(role|accountid)\}\}/g, (found, name?: string) =>
    name === undefined ? found : `(?<${name}>`,
  );
}
