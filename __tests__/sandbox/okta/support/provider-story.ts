import { snapshot } from '../../../../sandbox/okta/snapshot';
import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { federationPlan, roleGroupName, type FederationPlan } from './federation-plan';
import type { OktaProvider, Workspace } from './okta-provider';
import { ADA, groupNamed, JAMES, logins } from './org';

/** One org, one plan, and what happens to both, test after test: a provider takes long to start. */
export class Story {
  okta!: LocalOkta;
  workspace!: Workspace;
  atFirst: unknown;
  plan: FederationPlan;

  constructor(private readonly provider: OktaProvider) {
    const roles = { Admin: ['Cloud Admins'], ReadOnly: ['Support', 'Cloud Admins', 'Auditors'] };
    this.plan = { version: provider.version, roles };
  }

  async begin(): Promise<void> {
    const users = [JAMES, ADA].map((login) => ({ login, password: 'Correct-Horse-1' }));
    this.okta = await startOkta({ name: 'mueller-tech', users, groups: [{ name: 'Auditors' }] });
    this.atFirst = this.remains();
    this.workspace = this.provider.terraform(this.okta);
    this.rewrite({});
    await this.workspace.terraform.init();
    await this.workspace.terraform.apply();
  }

  async end(): Promise<void> {
    await this.okta.stop();
    this.provider.remove();
  }

  rewrite(change: Partial<FederationPlan>): void {
    this.workspace.write(federationPlan({ ...this.plan, ...change }));
  }

  async change(change: Partial<FederationPlan>): Promise<void> {
    this.plan = { ...this.plan, ...change };
    this.rewrite({});
    await this.workspace.terraform.apply();
  }

  differs(): Promise<boolean> {
    return this.workspace.terraform.plan('plan');
  }

  /** Logins of those who may assume a role. */
  members(role: string): string[] {
    return logins(this.okta.org, groupNamed(this.okta.org, roleGroupName(role)).id);
  }

  /** What an org holds, without times. */
  remains() {
    const { groups, rules, apps, policies, memberships, users } = snapshot(this.okta.org);
    return {
      groups: groups.map(({ profile }) => profile.name).sort(),
      policies: policies.map(({ name }) => name).sort(),
      users: users.map(({ profile }) => profile.login).sort(),
      rules,
      apps,
      memberships,
    };
  }

  /** Looks again and again until it is asked whether it ever was so. */
  watchFor(condition: () => boolean): () => boolean {
    let [seen, looks] = [false, 0];
    const timer = setInterval(() => {
      looks += 1;
      seen ||= condition();
    }, 1);
    return () => {
      clearInterval(timer);
      if (looks === 0) throw new Error('it never looked');
      return seen;
    };
  }
}
