import { LostConnection } from './aws/lost-connection';
import { readAccount, unreadAccount, type AccountToRead } from './aws/read-account';
import type { OktaClient } from './okta/client';
import { readOrg } from './okta/read-org';
import type { Progress } from './progress';
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
  /** What could not be read already. */
  readonly unread?: readonly Unread[];
  readonly progress: Progress;
  readonly onProgress: (note: string) => void;
}

/** Reads Okta and the accounts at the same time. Never throws for something that can't be read: it is in `unread`. */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { okta, org, accounts, organization, people, admins, progress, onProgress } = options;
  const unread: Unread[] = [...(options.unread ?? [])];
  const read: LiveAccount[] = [];
  const queue = [...accounts];
  const lost = new LostConnection();
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const known = progress.accounts.get(next.id);
      const [account, missing] = known === undefined ? await readOne(next, lost) : [known, []];
      read.push(account);
      unread.push(...missing);
      if (known === undefined && missing.length === 0) progress.note({ account });
      onProgress(`AWS: ${String(read.length)} of ${String(accounts.length)} accounts`);
    }
  };
  const workers = Array.from({ length: Math.min(ACCOUNTS_AT_ONCE, accounts.length) }, work);
  const [[live, missing]] = await Promise.all([
    readOrg(okta, { org, people, admins, progress, onProgress: (note) => onProgress(`Okta: ${note}`) }),
    ...workers,
  ]);
  return {
    version: SNAPSHOT_VERSION,
    takenAt: progress.began,
    okta: live,
    accounts: read.sort((a, b) => (a.id < b.id ? -1 : 1)),
    organization,
    unread: [...missing, ...unread].sort((a, b) => (a.where + a.what < b.where + b.what ? -1 : 1)),
  };
}

/** Not even tried where nothing can be reached with the credentials of this run: with 1,000 accounts that would take hours. */
async function readOne(account: AccountToRead, lost: LostConnection): Promise<[LiveAccount, Unread[]]> {
  const reason = account.connection.type === 'assumeRole' ? lost.reason : undefined;
  if (reason !== undefined) return unreadAccount(account, 'sts:AssumeRole', reason);
  return readAccount(account, (error) => lost.see(error));
}
