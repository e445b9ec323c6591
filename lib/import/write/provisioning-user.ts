import { isObject } from '../../documents';
import type { LiveAccount, LiveUser, Snapshot } from '../../live/snapshot';
import type { ReportEntry } from './model';

/** Everything that Okta needs to list the roles of an account. */
const LISTING = new Set(['iam:listroles', 'iam:listaccountaliases']);

export interface FoundUser {
  /** `provisioningUser` of `federation.yaml`; undefined where it is not certain which user it is. */
  readonly yaml?: { readonly account: string; readonly name: string; readonly existing: true };
  readonly report: readonly ReportEntry[];
}

/**
 * The user with whose key Okta lists roles: the only one who may do that and nothing else. It stays as it is, because
 * the secret of a key can't be imported.
 * @param names account id → name in the configuration
 */
export function provisioningUser({ accounts }: Snapshot, names: ReadonlyMap<string, string>): FoundUser {
  const users = accounts.flatMap((account) =>
    account.users.map((user) => ({ user, account, may: mayDo(user, account) })),
  );
  const found = users.filter(({ account, may }) => names.has(account.id) && may === 'list roles only');
  const [only, ...others] = found;
  const chosen = others.length === 0 ? only : undefined;
  const name = chosen === undefined ? undefined : names.get(chosen.account.id);
  return {
    yaml:
      chosen === undefined || name === undefined
        ? undefined
        : { account: name, name: chosen.user.name, existing: true },
    report: users.flatMap((each) => {
      const because =
        each === chosen
          ? 'it may list roles and nothing else: it is named as “provisioningUser”, and nothing of it is made or changed; its key can’t be imported with its secret'
          : whyNot(each, found.length);
      if (because === undefined) return [];
      const { user, account } = each;
      return [{ outcome: 'left alone', kind: 'user', where: account.id, name: user.name, id: user.arn, because }];
    }),
  };
}

type May = 'list roles only' | 'list roles and more' | 'not known' | 'nothing of it';

interface Candidate {
  readonly user: LiveUser;
  readonly may: May;
}

const WRITE = 'write “provisioningUser: {account, name, existing: true}” if it is the one whose key Okta has';

/** Undefined for a user who has nothing to do with it. */
function whyNot({ user, may }: Candidate, count: number): string | undefined {
  const looksLikeIt = `${user.name} ${user.path}`.toLowerCase().includes('okta');
  switch (may) {
    case 'list roles only':
      return count > 1
        ? `it is one of ${count} users who may list roles and nothing else; ${WRITE}`
        : `it may list roles, in an account that is not taken over; ${WRITE}`;
    case 'list roles and more':
      return `it may list roles, and more besides; ${WRITE}`;
    case 'not known':
    case 'nothing of it':
      return looksLikeIt
        ? `its name is like Okta’s, and what it may do is ${may === 'not known' ? 'not known here' : 'not to list roles'}; ${WRITE}`
        : undefined;
  }
}

/** What a user's own policies let it do. What it has from groups, or from policies of AWS, is not known. */
function mayDo({ inline, attached, groups }: LiveUser, { policies }: LiveAccount): May {
  const byArn = new Map(policies.map(({ arn, document }) => [arn, document]));
  const documents = [...inline.map(({ document }) => document), ...attached.map((arn) => byArn.get(arn))];
  const actions = documents.map(allowedActions);
  const known = actions.flatMap((each) => [...(each ?? [])]);
  const lists = known.some((action) => LISTING.has(action) || /^(?:\*|iam:(?:\*|list\*))$/.test(action));
  const whole = groups.length === 0 && !actions.includes(undefined);
  if (lists)
    return whole && known.includes('iam:listroles') && known.every((action) => LISTING.has(action))
      ? 'list roles only'
      : 'list roles and more';
  return whole ? 'nothing of it' : 'not known';
}

/** Actions that a policy allows, in small letters; undefined where it can't be read or allows all but some. */
function allowedActions(document: unknown): Set<string> | undefined {
  if (!isObject(document)) return undefined;
  const actions = new Set<string>();
  for (const statement of [document['Statement']].flat()) {
    if (!isObject(statement)) return undefined;
    if (statement['Effect'] !== 'Allow') continue;
    if (statement['Action'] === undefined) return undefined;
    for (const action of [statement['Action']].flat()) {
      if (typeof action !== 'string') return undefined;
      actions.add(action.toLowerCase());
    }
  }
  return actions;
}
