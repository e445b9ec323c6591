import type {
  LiveAccount,
  LiveApp,
  LiveGroup,
  LivePolicy,
  LiveRole,
  LiveRule,
  LiveUser,
  Snapshot,
  Unread,
} from '../../live/snapshot';

/** A snapshot by names and ids. What it does not hold is absent only where its place was read whole. */
export class LiveIndex {
  private readonly groupsById: ReadonlyMap<string, LiveGroup>;
  private readonly accountsById: ReadonlyMap<string, LiveAccount>;

  constructor(readonly snapshot: Snapshot) {
    this.groupsById = new Map(snapshot.okta.groups.map((group) => [group.id, group]));
    this.accountsById = new Map(snapshot.accounts.map((account) => [account.id, account]));
  }

  /** What could not be read of `okta` or of an account. */
  unread(where: string): readonly Unread[] {
    return this.snapshot.unread.filter((each) => each.where === where);
  }

  /** Why nothing can be said to be absent there; undefined where everything was read. */
  gap(where: string): string | undefined {
    if (where !== 'okta' && !this.accountsById.has(where)) return `the snapshot has no account ${where}`;
    const [first] = this.unread(where);
    return first && `the snapshot could not read ${first.what} of ${where === 'okta' ? 'Okta' : `account ${where}`}`;
  }

  account(id: string): LiveAccount | undefined {
    return this.accountsById.get(id);
  }
  app(id: string): LiveApp | undefined {
    return this.snapshot.okta.apps.find((app) => app.id === id);
  }
  appLabelled(label: string): LiveApp | undefined {
    return this.snapshot.okta.apps.find((app) => app.label === label);
  }
  group(id: string): LiveGroup | undefined {
    return this.groupsById.get(id);
  }
  groupsNamed(name: string): LiveGroup[] {
    return this.snapshot.okta.groups.filter((group) => group.name === name);
  }
  ruleNamed(name: string): LiveRule | undefined {
    return this.snapshot.okta.rules.find((rule) => rule.name === name);
  }
  policy(id: string): LivePolicy | undefined {
    return this.snapshot.okta.policies.find((policy) => policy.id === id);
  }
  policyNamed(name: string): LivePolicy | undefined {
    return this.snapshot.okta.policies.find((policy) => policy.name === name);
  }
  /** IAM compares names of roles and users without regard to case. */
  role(account: string, name: string): LiveRole | undefined {
    return this.account(account)?.roles.find((role) => same(role.name, name));
  }
  user(account: string, name: string): LiveUser | undefined {
    return this.account(account)?.users.find((user) => same(user.name, name));
  }
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
