import { readAccount, type AccountToRead } from './aws/read-account';
import type { OktaClient } from './okta/client';
import { readOrg } from './okta/read-org';
import {
  SNAPSHOT_VERSION,
  type LiveAccount,
  type LiveOrganizationAccount,
  type Snapshot,
  type Unread,
} from './snapshot';

/** Accounts that are read at the same time; each makes about seven requests. */
const ACCOUNTS_AT_ONCE = 10;

export interface SnapshotOptions {
  readonly okta: OktaClient;
  /** e.g. `mueller-tech.okta.com` */
  readonly org: string;
  readonly accounts: readonly AccountToRead[];
  readonly people: boolean;
  readonly admins: boolean;
  /** Every account of the AWS Organization, where it was asked. */
  readonly organization?: readonly LiveOrganizationAccount[];
  readonly now: Date;
  /** Accounts of an earlier run that was broken off, with nothing unread. */
  readonly already?: ReadonlyMap<string, LiveAccount>;
  readonly onProgress: (note: string) => void;
  /** Called after each account that was read whole, so that a run that is broken off can go on later. */
  readonly onAccount?: (account: LiveAccount) => void;
}

/** Reads Okta and the accounts at the same time. Never throws for something that can't be read: it is in `unread`. */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const {
    okta,
    org,
    accounts,
    organization,
    people,
    admins,
    now,
    already = new Map<string, LiveAccount>(),
    onProgress,
    onAccount,
  } = options;
  const unread: Unread[] = [];
  const read: LiveAccount[] = [];
  const queue = [...accounts];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const known = already.get(next.id);
      const [account, missing] = known === undefined ? await readAccount(next) : [known, []];
      read.push(account);
      unread.push(...missing);
      if (missing.length === 0) onAccount?.(account);
      onProgress(`AWS: ${String(read.length)} of ${String(accounts.length)} accounts`);
    }
  };
  const workers = Array.from({ length: Math.min(ACCOUNTS_AT_ONCE, accounts.length) }, work);
  const [[live, missing]] = await Promise.all([
    readOrg(okta, { org, people, admins, now, onProgress: (note) => onProgress(`Okta: ${note}`) }),
    ...workers,
  ]);
  return {
    version: SNAPSHOT_VERSION,
    takenAt: now.toISOString(),
    okta: live,
    accounts: read.sort((a, b) => (a.id < b.id ? -1 : 1)),
    organization,
    unread: [...missing, ...unread].sort((a, b) => (a.where + a.what < b.where + b.what ? -1 : 1)),
  };
}
