import type { GrantView } from './decode';

/** What a search looks at. */
export const SCOPES = ['everything', 'group', 'account', 'role', 'policy'] as const;
export type Scope = (typeof SCOPES)[number];

/** What of a change is shown. */
export const SIDES = ['after', 'before', 'changes'] as const;
export type Side = (typeof SIDES)[number];

export interface Query {
  readonly text: string;
  readonly scope: Scope;
  readonly side: Side;
}

/** Grants of the side whose texts hold every word of the query, ignoring case. */
export function search(grants: readonly GrantView[], { text, scope, side }: Query): GrantView[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const texts = new Map<string, string>();
  return grants.filter((grant) => isOn(grant, side) && (words.length === 0 || holds(grant, scope, words, texts)));
}

/** After the change, what is gone still shows, as a loss. */
function isOn({ before, after, mark }: GrantView, side: Side): boolean {
  if (side === 'before') return before;
  if (side === 'changes') return mark !== 'has' && (after || mark === 'gone' || mark === 'renamed');
  return after || mark === 'gone';
}

function holds(grant: GrantView, scope: Scope, words: readonly string[], texts: Map<string, string>): boolean {
  const { group, accountName, accountId, role, roleArn, policies } = grant;
  const fields: Readonly<Record<Scope, readonly string[]>> = {
    everything: [group, accountName, accountId, role, roleArn, ...policies],
    group: [group],
    account: [accountName, accountId],
    role: [role, roleArn],
    policy: policies,
  };
  const joined = fields[scope].join('\n');
  const folded = texts.get(joined) ?? joined.toLowerCase();
  texts.set(joined, folded);
  return words.every((word) => folded.includes(word));
}
