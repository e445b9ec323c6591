import type { Access, BrokenLink, Grant, Unknown } from '../access/model';

/** `narrowed` and `broadened` speak of grants alone; what is dangerous besides stands in the findings. */
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
}

export interface PlannedAction {
  readonly address: string;
  readonly type: string;
  /** As in `terraform show -json`, e.g. `["delete", "create"]`. */
  readonly actions: readonly string[];
}

/** What a rule saw. */
export interface Sighting {
  /** The role, group, provider … that it is about. */
  readonly subject: string;
  readonly address: string;
  /** What was read there: values before and after. */
  readonly evidence: string;
}

export interface Rule {
  /** Name of its file, e.g. `administrator-grant`. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly check: (change: Change) => readonly Sighting[];
}

export interface Finding extends Sighting, Omit<Rule, 'check'> {
  /** Why the configuration accepts it; `undefined`: nobody did. */
  readonly accepted?: string;
}

/** A grant that is there on one side only, or gives more (less) than on the other. */
export interface GrantChange {
  readonly grant: Grant;
  readonly kind: 'new' | 'gone' | 'wider' | 'narrower';
  /** What differs, as phrases, e.g. `policy AdministratorAccess added`; empty for new and gone. */
  readonly differences: readonly string[];
}

/** Everything a report says, in the order in which it says it. */
export interface Report {
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<string, number>>;
  /** Sorted by severity, then rule, then subject. */
  readonly findings: readonly Finding[];
  readonly gains: readonly GrantChange[];
  readonly losses: readonly GrantChange[];
  /** Broken on the after side; `new` where it was not broken before. */
  readonly broken: readonly (BrokenLink & { readonly isNew: boolean })[];
  readonly unknown: readonly Unknown[];
  readonly before: readonly Grant[];
  readonly after: readonly Grant[];
  readonly plan?: readonly PlannedAction[];
  readonly handover: readonly string[];
}
