import type { Access, BrokenLink, Grant } from '../access';
import type { Unknown } from '../documents';
import type { MovedObjects } from './moved-objects';
import type { RolePower } from './policies/role-power';

/**
 * Whether somebody gets more access, less, or both. What may give access and can't be shown as a grant (something that
 * became unreadable, a role opened to a stranger) counts as more: it is never `unchanged` or `narrowed`.
 */
export type Verdict = 'unchanged' | 'broadened' | 'narrowed' | 'mixed';

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule looks at. */
export interface Change {
  readonly before: Access;
  readonly after: Access;
  /** `YYYY-MM-DD`; grants that ended before it are past. */
  readonly today: string;
  /** Terraform's planned actions, where a plan was given. */
  readonly plan?: readonly PlannedAction[];
  /** Objects whose record moves to another state; worked out by `review`. */
  readonly moved?: readonly MovedObjects[];
}

export interface PlannedAction {
  readonly address: string;
  readonly type: string;
  /** As in `terraform show -json`, e.g. `["delete", "create"]`. */
  readonly actions: readonly string[];
  /** An object that exists already is taken over. */
  readonly importing?: boolean;
}

/** What a rule saw. */
export interface Sighting {
  /** The role, group, provider … that it is about. */
  readonly subject: string;
  readonly address: string;
  /** What was read there: values before and after. */
  readonly evidence: string;
}

/** A rule of the review, or of another comparison that is judged in the same way. */
export interface RuleOn<Seen> {
  /** Name of its file, e.g. `administrator-grant`. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  /**
   * What it sees gives somebody access, or may do so, and is not in the list of grants. A new sighting counts as a
   * possible gain in the verdict.
   */
  readonly mayGiveAccess?: true;
  readonly check: (seen: Seen) => readonly RuleSighting[];
}

export type Rule = RuleOn<Change>;

/** Lines of YAML that a file of the configuration needs, at the place where they are nested. */
export interface Edit {
  /** Relative to the configuration directory, e.g. `accounts/tech.yaml`. */
  readonly file: string;
  readonly lines: readonly string[];
}

export interface RuleSighting extends Sighting {
  /** What to write instead, where the configuration can say it. */
  readonly edits?: readonly Edit[];
  /** Other resources whose acceptance counts, e.g. the role group of a role. */
  readonly alsoAt?: readonly string[];
  /** Where this sighting differs from what the rule says of all of them. @default - the rule's */
  readonly mayGiveAccess?: boolean;
  /** As above. */
  readonly severity?: Severity;
}

export interface Finding extends Sighting, Omit<Rule, 'check'> {
  /** What to write instead, where the configuration can say it. */
  readonly edits?: readonly Edit[];
  /** `false`: the same was there before this change. */
  readonly isNew: boolean;
  /** Why the configuration accepts it; `undefined`: nobody did. */
  readonly accepted?: string;
  /** The base does not accept it for this subject: the acceptance does not count for `--fail-on` before it is merged. */
  readonly acceptedByThisChange?: true;
}

/** A grant that is there on one side only, or gives more (less) than on the other. */
export interface GrantChange {
  readonly grant: Grant;
  readonly kind: 'new' | 'gone' | 'wider' | 'narrower';
  /** What differs, as phrases, e.g. `policy AdministratorAccess added`; empty for new and gone. */
  readonly differences: readonly string[];
  /** What the role makes of its members: after the change, or before it for what is gone. */
  readonly power: RolePower;
}

/** Grants that change in the same way: each of the management groups, in each of the accounts. */
export interface ChangeGroup {
  /** `mixed`: something is more and something less. */
  readonly kind: GrantChange['kind'] | 'mixed';
  /** The role's short name, e.g. `ReadOnly`. */
  readonly role: string;
  readonly accounts: readonly { readonly name: string; readonly id: string }[];
  readonly managementGroups: readonly string[];
  readonly power: RolePower;
  /** Names of the role's policies on that side; `undefined` where the role is not there, or they are unknown. */
  readonly policiesBefore?: readonly string[];
  readonly policiesAfter?: readonly string[];
  /** What differs besides the lists of policies. */
  readonly differences: readonly string[];
  /** Of new grants. */
  readonly until?: string;
  readonly reason?: string;
  readonly grants: readonly Grant[];
}

/** The same access under another name; neither gained nor lost. */
export interface GrantRename {
  readonly from: Grant;
  readonly to: Grant;
}

/** A person whom the documents put into a management group, or take out of it. */
export interface MembershipChange {
  readonly login: string;
  readonly managementGroup: string;
  readonly kind: 'joined' | 'left';
  /** Roles that this group may become: after the change for who joined, before it for who left. */
  readonly roles: number;
}

export interface BrokenChange extends BrokenLink {
  /** It was not broken before. */
  readonly isNew: boolean;
}

export type Counts = Readonly<
  Record<
    | 'gains'
    | 'possibleGains'
    | 'losses'
    | 'renames'
    | 'joined'
    | 'left'
    | 'critical'
    | 'high'
    | 'medium'
    | 'low'
    | 'accepted'
    | 'standing'
    | 'broken'
    | 'newlyBroken'
    | 'unknown'
    | 'grantsBefore'
    | 'grantsAfter'
    | 'managementGroups'
    | 'accounts'
    | 'roles',
    number
  >
>;

/** Everything a report says, in the order in which it says it. */
export interface Report {
  readonly verdict: Verdict;
  /**
   * `critical` … `low` count what this change brings and the base does not accept; `standing` what was there before;
   * `possibleGains` new findings that may give access which no grant shows.
   */
  readonly counts: Counts;
  /** What has to be known before the rest is believed, e.g. that the plan failed; in sentences. */
  readonly notices: readonly string[];
  /** Questions that the source can't answer, as one sentence; empty where it answers all. */
  readonly unanswered: string;
  /** Sorted by severity, then rule, then subject. */
  readonly findings: readonly Finding[];
  readonly gains: readonly GrantChange[];
  readonly losses: readonly GrantChange[];
  readonly renames: readonly GrantRename[];
  readonly members: readonly MembershipChange[];
  /** Broken on the after side. */
  readonly broken: readonly BrokenChange[];
  readonly unknown: readonly Unknown[];
  readonly before: readonly Grant[];
  readonly after: readonly Grant[];
  /** Deletions first. */
  readonly plan?: readonly PlannedAction[];
  /** What a person still has to do, in this order. */
  readonly handover: readonly string[];
}
