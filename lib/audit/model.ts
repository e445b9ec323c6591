import type { Access } from '../access';
import type { Snapshot } from '../live/snapshot';
import type { Finding, RuleOn, Severity } from '../review/model';

/** What an audit rule looks at: what is declared, and what is there. */
export interface Audited {
  readonly declared: Access;
  /** The snapshot as the same model. */
  readonly live: Access;
  /** The snapshot itself, with what the model has no place for: people, keys, last uses. */
  readonly snapshot: Snapshot;
  /** `YYYY-MM-DD`; ages and ends are counted from it. */
  readonly today: string;
}

export type AuditRule = RuleOn<Audited>;

export interface AuditReport {
  /** When the snapshot was taken. */
  readonly takenAt: string;
  /** e.g. `mueller-tech.okta.com` */
  readonly org: string;
  /** When the earlier snapshot was taken, which findings are compared with. */
  readonly since?: string;
  readonly inventory: Inventory;
  readonly counts: AuditCounts;
  /** Sorted by severity, then rule, then subject. */
  readonly findings: readonly Finding[];
}

/** How much was looked at. */
export interface Inventory {
  readonly accounts: number;
  readonly roles: number;
  readonly groups: number;
  readonly rules: number;
  /** People whose memberships were read; 0 without `--people`. */
  readonly people: number;
}

/** Severities count open findings: new ones that are not accepted. */
export type AuditCounts = Readonly<Record<Severity | 'accepted' | 'standing', number>>;
