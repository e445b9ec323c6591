/** One person, one role of one account: what somebody has to decide about. */
export interface ReviewRow {
  /** The same in every review of the same access: a digest of person and role. */
  readonly id: string;
  /** Login. */
  readonly person: string;
  /** As Okta has it, e.g. `ACTIVE`, `SUSPENDED`. */
  readonly status: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly role: string;
  readonly roleArn: string;
  /** Whether the role is an administrator, or can make itself one. */
  readonly privileged: 'yes' | 'no' | 'unknown';
  /** Every way to the role, sorted. */
  readonly through: readonly string[];
  readonly grantedSince: string;
  readonly grantedBy: string;
  /** The commit that granted it, with day and author. */
  readonly commit: string;
  readonly reason: string;
  /** Last day of the grant, `YYYY-MM-DD`; empty: without an end. */
  readonly ends: string;
  /** When anybody last used the role; IAM does not say who. */
  readonly roleLastUsed: string;
  /** What is not known about it, in a sentence; empty: nothing. */
  readonly note: string;
}

export interface AccessReview {
  /** When the snapshot was taken: what the rows say was so then. */
  readonly takenAt: string;
  readonly org: string;
  /** Sorted by account, role and person. */
  readonly rows: readonly ReviewRow[];
  /** Role groups whose members have no role by them, and why. */
  readonly leftOut: readonly { readonly group: string; readonly people: number; readonly reason: string }[];
  /** What could not be read, so that rows may be missing; empty: the review is complete. */
  readonly missing: readonly string[];
}

/** Who granted a management group a role, by the line of the configuration. */
export type CommitOf = (managementGroup: string, roleArn: string) => string | undefined;
