import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';
import { plannedActions } from '../../lib/cli/review/plans';
import type { Report } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import type { AccountSpec } from '../../sandbox/aws/accounts';
import { startAws, type Aws } from '../../sandbox/aws/start';
import { startOkta, type LocalOkta } from '../../sandbox/okta/start';
import { cliConfigFile } from '../../sandbox/terraform/cli-config';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../sandbox/terraform/provider-mirrors';
import { Terraform } from '../../sandbox/terraform/terraform';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER, OLD_OKTA_PROVIDER } from '../support/real-parts';
import { TODAY } from './support/builders';
import { fresh } from './support/inline-plan';

/** Federations of other teams, in their own HCL, planned and applied by the real Terraform with the real providers. */

const [HUB, ACCOUNT, AUDIT] = ['123456789012', '345678901234', '210987654321'];
const hcl = (style: string) => readFileSync(join(__dirname, 'other-styles', style, 'main.tf'), 'utf8');
const account = (id: string): AccountSpec => ({ id, connectionRole: 'OrganizationAccountAccessRole' });
const pairs = (grants: Report['after']) =>
  grants.map(({ managementGroup, roleArn }) => `${managementGroup} → ${roleArn}`).sort();
const told = ({ findings }: Report) =>
  findings.filter(({ isNew }) => isNew).map(({ id, subject }) => `${id} ${subject}`);

/** One folder with its local org and accounts. */
class Federation {
  private directory = '';
  private terraform?: Terraform;
  private aws?: Aws;
  private okta?: LocalOkta;

  constructor(private readonly style: string) {}

  async start(accounts: readonly AccountSpec[], text: string): Promise<void> {
    this.aws = await startAws({ accounts });
    this.okta = await startOkta({ name: 'mueller-tech', users: [] });
    this.directory = mkdtempSync(join(tmpdir(), 'other-styles-'));
    cpSync(join(__dirname, 'other-styles', this.style), this.directory, { recursive: true });
    const binary = findTerraform();
    const cliConfig = cliConfigFile(this.directory, findProviderMirrors(binary), binary);
    const env = { ...this.aws.environment, ...this.okta.env };
    this.terraform = new Terraform({ binary, directory: this.directory, cliConfig, env });
    this.write(text);
    await this.terraform.init();
  }

  async stop(): Promise<void> {
    await this.okta?.stop();
    await this.aws?.stop();
    if (this.directory !== '') rmSync(this.directory, { recursive: true, force: true });
  }

  async planned(text: string, ...args: string[]): Promise<Report & { readonly roles: readonly string[] }> {
    this.write(text);
    await this.running.plan('plan.bin', ...args);
    const plan = JSON.stringify(await this.running.show('plan.bin'));
    const [before, after] = (['before', 'after'] as const).map((side) => readAccess([readPlanJson(plan, { side })]));
    if (!before || !after) throw new Error('two sides');
    const roles = after.roles.map(({ arn }) => ('known' in arn ? arn.known : arn.unknown)).sort();
    return { ...review({ before, after, today: TODAY, plan: plannedActions(after) }), roles };
  }

  /** Applies what was planned last. */
  apply(): Promise<void> {
    return this.running.apply('plan.bin');
  }

  async state() {
    return readAccess([readPlanJson(JSON.stringify(await this.running.show()))]);
  }

  private write(text: string): void {
    writeFileSync(join(this.directory, 'main.tf'), text);
  }

  private get running(): Terraform {
    if (!this.terraform) throw new Error('not started');
    return this.terraform;
  }
}

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'counts, exclusive lists and an access policy assigned apart', () => {
  const federation = new Federation('inline');
  const own = hcl('inline');
  /** Through a hub: the provider assumes one role, and with it another one. */
  const chained = own
    .replace(/^ *allowed_account_ids.*\n/m, '')
    .replace(
      /^ *assume_role \{/m,
      `  assume_role { role_arn = "arn:aws:iam::${HUB}:role/OrganizationAccountAccessRole" }\n$&`,
    )
    .replace(`${ACCOUNT}:role/OrganizationAccountAccessRole`, `${ACCOUNT}:role/FromTheHub`);
  const trustPolicy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${HUB}:root` }, Action: 'sts:AssumeRole' }],
  });
  const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
  const grants = ['Deploy', 'Look'].map((name) => `Engineers → ${role(name)}`);

  beforeAll(() => {
    const target = { ...account(ACCOUNT), existingRoles: [{ name: 'FromTheHub', trustPolicy }] };
    return federation.start([account(HUB), target], chained);
  });
  afterAll(() => federation.stop());

  test('a first plan names each role in the last of two accounts, and says that who gets it is unknown', async () => {
    const first = await federation.planned(chained);
    expect(first).toMatchObject({ verdict: 'broadened', after: [], losses: [], broken: [] });
    expect(shouldFail(first, 'danger')).toBe(true);
    expect(fresh(first)).toEqual(expect.arrayContaining(['high rule-unreadable', 'low mfa-unknown']));
    expect(first.roles).toEqual(['Deploy', 'Look'].map(role));
    await federation.apply();
  });

  test('once it was applied, the plan and the state show the grants, and nothing is new', async () => {
    const same = await federation.planned(own);
    expect({ verdict: same.verdict, found: fresh(same), grants: pairs(same.after) }).toEqual({
      verdict: 'unchanged',
      found: [],
      grants,
    });
    expect(FAIL_ON.filter((failOn) => shouldFail(same, failOn))).toEqual([]);
    const state = await federation.state();
    expect({ grants: pairs(state.grants), broken: state.broken }).toEqual({ grants, broken: [] });
  });

  test('what Terraform forgets stays in force', async () => {
    const forgotten = ['okta_group_rule.engineers', 'okta_app_group_assignments.aws'].reduce((text, address) => {
      const [type, name] = address.split('.');
      const without = text.replace(new RegExp(`^resource "${type}" "${name}" \\{\\n[^]*?^\\}\\n`, 'm'), '');
      return `${without}\nremoved {\n  from = ${address}\n  lifecycle { destroy = false }\n}\n`;
    }, own);
    const report = await federation.planned(forgotten);
    expect(report).toMatchObject({ verdict: 'unchanged', gains: [], losses: [], broken: [] });
    expect(fresh(report)).toEqual(['high forgotten-object', 'high forgotten-object']);
    expect(pairs(report.after)).toEqual(grants);
  });

  test('a policy attached to a list of roles makes each of them an administrator', async () => {
    const report = await federation.planned(`${own}
resource "aws_iam_policy_attachment" "all" {
  name       = "all"
  roles      = [aws_iam_role.look.name]
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
`);
    expect(fresh(report)).toContain('critical administrator-grant');
  });
});

describeWith(
  [OLD_OKTA_PROVIDER, AWS_PROVIDER],
  'modules, for_each, aliases and settings apart, with an old provider',
  () => {
    const federation = new Federation('modules');
    const own = hcl('modules').replace('source = "okta/okta"', '$&, version = "~> 4.20"');
    const role = (team: string, name: string) =>
      `arn:aws:iam::${team === 'Tech' ? HUB : AUDIT}:role/Okta-${team}-${name}`;
    const grants = ['Tech', 'Audit'].flatMap((team) => [
      `Cloud Admins → ${role(team, 'Admin')}`,
      `Cloud Admins → ${role(team, 'ReadOnly')}`,
      `Support → ${role(team, 'ReadOnly')}`,
    ]);

    beforeAll(() => federation.start([HUB, AUDIT].map(account), own));
    afterAll(() => federation.stop());

    test('a first plan names each role, and a policy that only the apply knows', async () => {
      const first = await federation.planned(own);
      expect(first).toMatchObject({ verdict: 'broadened', after: [], losses: [], broken: [] });
      for (const team of ['Tech', 'Audit'])
        for (const name of ['Admin', 'ReadOnly']) expect(told(first)).toContain(`trust-unreadable ${role(team, name)}`);
      expect(told(first)).toContain(`administrator-without-grant ${role('Audit', 'Admin')}`);
      // The module that waits for the settings reads its partition in the apply, and the policy's ARN needs it.
      const unread = first.findings.filter(
        ({ id, evidence }) => id === 'unreadable' && evidence.startsWith('policies:'),
      );
      expect(unread.map(({ subject }) => subject).sort()).toEqual(['Okta-Tech-Admin', 'Okta-Tech-ReadOnly']);
      await federation.apply();
    });

    test('one more team with administrator rights, and a role that may write now, in both accounts', async () => {
      const more = own
        .replace('Admin    = ["Cloud Admins"]', 'Admin    = ["Cloud Admins", "Support"]')
        .replace('["ReadOnlyAccess"]', '["PowerUserAccess"]');
      const report = await federation.planned(more);
      expect(pairs(report.before)).toEqual([...grants].sort());
      expect(told(report).sort()).toEqual([
        'administrator-grant Support → Audit / Okta-Audit-Admin',
        'administrator-grant Support → Tech / Okta-Tech-Admin',
        `policies-widened ${role('Tech', 'ReadOnly')}`,
        `policies-widened ${role('Audit', 'ReadOnly')}`,
      ]);
      expect(report.verdict).toBe('mixed');
    });

    test('a plan that destroys everything takes every grant away', async () => {
      const report = await federation.planned(own, '-destroy');
      expect(report).toMatchObject({ verdict: 'narrowed', gains: [], after: [], broken: [] });
      expect(pairs(report.losses.map(({ grant }) => grant))).toEqual([...grants].sort());
      expect(fresh(report)).toContain('critical app-removed');
    });
  },
);

describeWith(
  [OKTA_PROVIDER, AWS_PROVIDER],
  'policy documents of data sources, for_each over a module that counts',
  () => {
    const federation = new Federation('documents');
    const own = hcl('documents');

    beforeAll(() => federation.start([account(HUB)], own));
    afterAll(() => federation.stop());

    test('once it was applied, nothing is new, and a statement for everybody in the shared document is', async () => {
      const first = await federation.planned(own);
      expect(first).toMatchObject({ verdict: 'broadened', after: [], losses: [], broken: [] });
      await federation.apply();
      const same = await federation.planned(own);
      expect({ verdict: same.verdict, found: fresh(same), grants: same.after.length }).toEqual({
        verdict: 'unchanged',
        found: [],
        grants: 3,
      });
      const everybody = `
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
`;
      const open = await federation.planned(
        own.replace(/data "aws_iam_policy_document" "assume" \{/, `$&${everybody}`),
      );
      expect(told(open).sort()).toEqual(
        ['admin', 'viewer'].map((name) => `trust-wildcard-principal arn:aws:iam::${HUB}:role/okta/${name}`),
      );
    });
  },
);
