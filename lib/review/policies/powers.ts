import type { Read } from '../../documents';
import type { Role } from '../../access';
import { memo } from '../memo';
import { groupBy } from '../order';
import { known } from '../read';
import { allowedPatterns, allows } from './allows';
import { ON_ACCOUNTS, ON_ITSELF, ON_OTHERS, READS_CREDENTIALS } from './identity-actions';
import type { PowerfulActions } from './powerful-actions';
import { RUNS_UNDER_ROLES, STARTS_UNDER_A_ROLE } from './running-actions';
import { AGAINST_SAFEGUARDS } from './safeguard-actions';
import { SHARES } from './sharing-actions';
import { managedLevel } from './managed-level';
import { matches, meet, PART } from './pattern';
import { parseDocument, type Statement } from './statement';

/** One way to more power, as a phrase for evidence. */
export type Power = string;

/** No service has this name: only a pattern that stands for all services allows it. */
const ANY_ACTION = 'zq:AnyAction';
const ANY_IAM_ACTION = 'iam:AnyAction';

/** What holds policies: a role, a user, a group, or a managed policy on its way to one. */
export interface PowerHolder {
  readonly policies: Role['policies'];
  readonly accountId: Read<string>;
  readonly arn?: Read<string>;
  /** @default 'role' */
  readonly kind?: 'role' | 'user' | 'group' | 'policy';
}

/** What a holder can do by all the documents of its policies, allowances and denials together. */
export const statementsOf = memo((role: Pick<PowerHolder, 'policies'>): readonly Statement[] =>
  role.policies.flatMap(({ document }) => (document === undefined ? [] : (known(parseDocument(document)) ?? []))),
);

const FURTHER: ReadonlySet<unknown> = new Set(['administrator', 'escalating']);

/** False where no power below can be found: nothing is known of any policy but the name, which promises none. */
export function mayBePowerful({ policies }: Pick<PowerHolder, 'policies'>): boolean {
  return policies.some(({ name, document }) => document !== undefined || FURTHER.has(managedLevel(name)));
}

/** Full power: an administrator's managed policy, or documents that allow everything. */
export const administratorPowers = memo((role: PowerHolder): readonly Power[] => {
  const managed = role.policies.map(({ name }) => name).filter((name) => managedLevel(name) === 'administrator');
  const statements = statementsOf(role);
  // Most roles have managed policies only, whose names say it all.
  if (statements.length === 0) return managed.sort();
  const { partition, account } = home(role);
  const anyRole = sample(partition, account, 'role');
  const iam =
    allows(statements, ANY_IAM_ACTION, anyRole) &&
    allows(statements, ANY_IAM_ACTION, sample(partition, account, 'user'));
  // Everything without IAM (as in PowerUserAccess) is much, but cannot hand itself more.
  const everything = iam && allows(statements, ANY_ACTION, anyRole);
  return [
    ...managed.sort(),
    ...(everything ? ['every action on every resource'] : iam ? ['iam:* on every role and user'] : []),
  ];
});

/** Actions by which the holder can change itself; an administrator's go without saying, here and below. */
export const selfChangingPowers = memo((holder: PowerHolder): readonly Power[] => {
  const { kind = 'role' } = holder;
  const statements = statementsOf(holder);
  if (isAdministrator(holder) || kind === 'policy' || statements.length === 0) return [];
  const { partition, account } = home(holder);
  const arn = (holder.arn && known(holder.arn)) ?? sample(partition, account, kind);
  return ON_ITSELF[kind].filter((action) => allows(statements, action, arn));
});

/** What of a kind an action reaches. */
export interface Reach {
  readonly action: string;
  readonly kind: string;
  /** Patterns of the ARNs that are reached; empty: every one of the kind. */
  readonly patterns: readonly string[];
}

/** Actions that reach somebody else's power: `iam:CreateAccessKey on every user`. */
export const escalatingPowers = memo((role: PowerHolder): readonly Power[] => {
  if (isAdministrator(role)) return [];
  return [
    ...role.policies.map(({ name }) => name).filter((name) => managedLevel(name) === 'escalating'),
    ...onIdentities(role)
      .filter(({ patterns }) => patterns.length === 0)
      .map(({ action, kind }) => `${action} on every ${kind}`),
    ...reaches(role, ON_ACCOUNTS).map(({ action }) => action),
  ];
});

/** Actions that reach some identities of a kind: `iam:PutRolePolicy` on `…:role/app-*`. */
export const limitedPowers = memo((role: PowerHolder): readonly Reach[] =>
  isAdministrator(role) ? [] : onIdentities(role).filter(({ patterns }) => patterns.length > 0),
);

/** Actions that read every password or key of a kind: `secretsmanager:GetSecretValue on every secret`. */
export const credentialPowers = memo((role: PowerHolder): readonly Power[] =>
  isAdministrator(role) ? [] : everyAndSome(reaches(role, READS_CREDENTIALS)).every,
);

/** Which roles the holder may pass, and the actions by which it starts something under them. */
export const rolePassing = memo((role: PowerHolder): { readonly starts: readonly string[]; readonly roles?: Reach } => {
  if (isAdministrator(role)) return { starts: [] };
  const group = { source: '', kind: 'role', arn: ['iam', 'role/'], actions: ['iam:PassRole'] } as const;
  const [roles] = reaches(role, [group]);
  return {
    starts: roles ? reaches(role, STARTS_UNDER_A_ROLE).map(({ action }) => action) : [],
    roles,
  };
});

/** Actions by which the holder runs its own code under roles that others set to work. */
export const codeRunningPowers = memo((role: PowerHolder): readonly Reach[] =>
  isAdministrator(role) ? [] : reaches(role, RUNS_UNDER_ROLES),
);

/** Actions that switch off what records, finds and limits. */
export const powersAgainstSafeguards = memo((role: PowerHolder): readonly Power[] =>
  isAdministrator(role)
    ? []
    : reaches(role, AGAINST_SAFEGUARDS)
        .filter(({ patterns }) => patterns.length === 0)
        .map(({ action }) => action),
);

/** Actions that decide who else gets data and keys. */
export const sharingPowers = memo((role: PowerHolder): readonly Reach[] =>
  isAdministrator(role) ? [] : reaches(role, SHARES),
);

/** What is reached everywhere, and what only in part, as phrases: `ssm:SendCommand on every instance`. */
export function everyAndSome(found: readonly Reach[]): {
  readonly every: readonly Power[];
  readonly some: readonly Power[];
} {
  const phrases = (which: readonly Reach[]) =>
    [...groupBy(which, ({ kind, patterns }) => patterns.join(', ') || `every ${kind}`)].map(
      ([on, group]) => `${group.map(({ action }) => action).join(', ')} on ${on}`,
    );
  return {
    every: phrases(found.filter(({ patterns }) => patterns.length === 0)),
    some: phrases(found.filter(({ patterns }) => patterns.length > 0)),
  };
}

/** The first of them, and how many more: a service's wildcard allows dozens. */
export function listed(powers: readonly Power[]): string {
  const more = powers.length - SHOWN;
  return `${powers.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
const SHOWN = 6;

function isAdministrator(role: PowerHolder): boolean {
  return administratorPowers(role).length > 0;
}

/** An ARN says both; without one, the partition decides nothing, and any account id stands for the holder's own. */
function home({ arn, accountId }: PowerHolder): { partition: string; account: string } {
  const [, partition = 'aws', , , account = ''] = ((arn && known(arn)) ?? '').split(':');
  return { partition, account: account || (known(accountId) ?? '') };
}

const onIdentities = memo((role: PowerHolder): readonly Reach[] => reaches(role, ON_OTHERS));

/** Each of the actions that the holder may do, and on what. */
function reaches(role: PowerHolder, groups: readonly PowerfulActions[]): Reach[] {
  const statements = onOthers(role);
  if (statements.length === 0) return [];
  const { partition, account } = home(role);
  return groups.flatMap(({ kind, arn, actions, onlyOnAll }) =>
    actions.flatMap((action): Reach[] => {
      const patterns = allowedPatterns(statements, action);
      if (patterns.length === 0) return [];
      if (arn === undefined) {
        const some = `arn:${partition}:${action.split(':')[0] ?? ''}:*`;
        const isReached = patterns.some((pattern) => matches(pattern, '*') || (!onlyOnAll && meet(pattern, some)));
        return isReached ? [{ action, kind, patterns: [] }] : [];
      }
      const [service, resource] = arn;
      const place = service === 'iam' ? `:${account}` : service === 's3' ? ':' : `us-east-1:${account}`;
      if (allows(statements, action, `arn:${partition}:${service}:${place}:${resource}zq-no-such-name`))
        return [{ action, kind, patterns: [] }];
      const some = patterns.filter((pattern) =>
        meet(pattern, `arn:${partition}:${service}:${PART}:${PART}:${resource}*`),
      );
      // What has a slash are the objects in a bucket.
      const fitting = kind === 'bucket' ? some.filter((pattern) => !pattern.includes('/')) : some;
      return fitting.length === 0 ? [] : [{ action, kind, patterns: fitting }];
    }),
  );
}

/** Without what is allowed to each user on himself, e.g. to change the own password. */
const onOthers = memo((role: PowerHolder): readonly Statement[] =>
  statementsOf(role).map((statement) =>
    statement.effect === 'Allow' && !statement.exceptResources
      ? { ...statement, resources: statement.resources.filter((resource) => !resource.includes('${aws:username}')) }
      : statement,
  ),
);

/** A thing with a name that no policy means: what covers it covers every one of its kind in the account. */
function sample(partition: string, account: string, kind: string): string {
  return `arn:${partition}:iam::${account}:${kind}/zq-no-such-name`;
}
