import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { git } from '../cli/support/repository';
import { runCli } from '../cli/support/run-cli';
import { groupNamed } from '../sandbox/okta/support/org';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { Pipeline, type Ran } from './support/pipeline';

const [TECH, AUDIT, NEW] = ['111122223333', '444455556666', '777788889999'] as const;

const FEDERATION = (backend: string, role = ''): string => `
okta: {orgName: mueller-tech, baseUrl: okta.com, app: {label: AWS Account Federation}}
identityProvider: Okta
layout: per-account
${backend}
roles:
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Support], description: Reads}
${role}`;

/** Shows what was printed where a script failed. */
const succeeded = ({ code, out }: Ran): void => {
  expect(code === 0 ? 'succeeded' : out).toBe('succeeded');
};

describeWith(
  [OKTA_PROVIDER, AWS_PROVIDER],
  'the deployment pipeline, its scripts run in the order of the workflow',
  () => {
    let pipeline: Pipeline;
    let tech = '';
    let audit = '';

    beforeAll(async () => {
      pipeline = await Pipeline.start([TECH, AUDIT, NEW]);
      pipeline.write('federation.yaml', FEDERATION(pipeline.backend));
      pipeline.write('management-groups.yaml', 'Support: {description: Support}\n');
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\n`);
      pipeline.write('accounts/audit.yaml', `id: "${AUDIT}"\nname: Audit\n`);
    });
    afterAll(() => pipeline.stop());

    const settled = async () => expect([...(await pipeline.synthesize())]).toEqual([]);

    test('applies the Okta stack first, plans the accounts afterwards, and then has nothing to do', async () => {
      const stages = await pipeline.synthesize();
      expect(stages.get(1)).toEqual(['okta']);
      const accounts = stages.get(2) ?? [];
      expect(accounts).toHaveLength(2);
      [audit = '', tech = ''] = accounts.sort((a) =>
        readFileSync(pipeline.path(`cdktf.out/stacks/${a}/cdk.tf.json`), 'utf8').includes(AUDIT) ? -1 : 1,
      );
      for (const stacks of [['okta'], accounts]) {
        succeeded(await pipeline.plan(...stacks));
        succeeded(await pipeline.apply(...stacks));
      }
      await settled();
    });

    test('leaves no plan file behind in the folders of stacks, and no value in what goes through an artifact', () => {
      for (const stack of ['okta', tech, audit])
        expect(readdirSync(pipeline.path(`cdktf.out/stacks/${stack}`))).not.toContain('plan.tfplan');
      for (const name of readdirSync(pipeline.path('plans')).filter((file) => file.endsWith('.digest')))
        expect(readFileSync(pipeline.path(`plans/${name}`), 'utf8')).toMatch(/^(?:\w+=[\w.-]*\n){6}$/);
    });

    test('uses the providers of the lock file, once for all stacks of a job', () => {
      const providers = pipeline.path('cdktf.out/.providers/registry.terraform.io');
      expect(readdirSync(providers).sort()).toEqual(['hashicorp', 'okta']);
      for (const stack of ['okta', tech, audit]) {
        const lock = readFileSync(pipeline.path(`cdktf.out/stacks/${stack}/.terraform.lock.hcl`), 'utf8');
        expect(lock.match(/^provider "[^"]+\/([^"/]+)"/gm)).toHaveLength(1);
      }
    });

    test('needs no more of the bucket than the roles may do there, and plan files are encrypted with KMS', async () => {
      const { bucket } = pipeline;
      // Without the AWS CLI there is no bucket, which was said above.
      if (bucket === undefined) return;
      expect(bucket.refused()).toEqual([]);
      expect(await bucket.list('')).toEqual(
        [
          ...['okta', tech, audit].sort().map((stack) => `plans/${stack}.tfplan`),
          ...['okta', tech, audit].sort().map((stack) => `records/${stack}.applied.json`),
          ...['okta', tech, audit].sort().map((stack) => `states/mueller-tech.okta.com/aws/${stack}.tfstate`),
        ].sort(),
      );
      for (const plan of await bucket.list('plans/')) expect(await bucket.encryption(plan)).toBe('aws:kms');
    });

    test('makes a new role in its account before the group that points to it', async () => {
      const role = '  Deploy: {policies: [PowerUserAccess], grantedTo: [Support], description: Deploys}\n';
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\nroles:\n${role}`);
      const stages = await pipeline.synthesize();
      expect(stages).toEqual(
        new Map([
          [1, [tech]],
          [2, ['okta']],
        ]),
      );
      for (const stack of [tech, 'okta']) {
        const planned = await pipeline.plan(stack);
        expect(planned.code).toBe(0);
        succeeded(await pipeline.apply(stack));
      }
      await settled();
    });

    test('shows the review of the real plan, and ends with 3 where FAIL_ON says so', async () => {
      const role = '  Admin: {policies: [AdministratorAccess], grantedTo: [Support], description: Everything}\n';
      pipeline.write('accounts/audit.yaml', `id: "${AUDIT}"\nname: Audit\nroles:\n${role}`);
      await pipeline.synthesize();
      const planned = await pipeline.planStrictly(audit);
      expect(planned.out).toContain('AdministratorAccess');
      expect(planned.code).toBe(3);
    });

    test('refuses a plan file that is not the one that was reviewed, and applies nothing', async () => {
      await pipeline.replacePlanFile(audit, Buffer.concat([await pipeline.planFile(audit), Buffer.from('x')]));
      const { code, out } = await pipeline.apply(audit);
      expect(code).toBe(1);
      expect(out).toContain(`FAILED ${audit}: the plan file is not the one that was reviewed; nothing was applied`);
      expect((await pipeline.synthesize()).get(1)).toEqual([audit]);
    });

    test('refuses a plan that was made for other files', async () => {
      await pipeline.plan(audit);
      appendFileSync(pipeline.path(`cdktf.out/stacks/${audit}/cdk.tf.json`), '\n');
      const { code, out } = await pipeline.apply(audit);
      expect(code).toBe(1);
      expect(out).toContain('planned under other circumstances');
    });

    test('one failing account stops no other, is named, and is planned again by the next run', async () => {
      pipeline.write('accounts/audit.yaml', `id: "${AUDIT}"\nname: Audit\nconnect: {assumeRole: NoSuchRole}\n`);
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\nalias: tech\n`);
      const stages = await pipeline.synthesize();
      const stacks = [...stages.values()].flat().filter((stack) => stack !== 'okta');
      expect(stacks.sort()).toEqual([audit, tech].sort());
      const planned = await pipeline.plan(audit, tech);
      expect(planned.code).toBe(1);
      expect(planned.out).toContain(`FAILED ${audit}: plan`);
      succeeded(await pipeline.apply(audit, tech));
      const [okta] = (await pipeline.synthesize()).get(1)?.filter((stack) => stack === 'okta') ?? ['okta'];
      await pipeline.plan(okta ?? 'okta');
      await pipeline.apply(okta ?? 'okta');
      expect([...(await pipeline.synthesize()).values()].flat()).toEqual([audit]);
      pipeline.write('accounts/audit.yaml', `id: "${AUDIT}"\nname: Audit\n`);
      await settled();
    });

    test('a plan that became stale is refused by Terraform, and planned again', async () => {
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\nalias: tech-one\n`);
      await pipeline.synthesize();
      await pipeline.plan(tech);
      const stored = await pipeline.planFile(tech);
      const digest = readFileSync(pipeline.path(`plans/${tech}.digest`), 'utf8');
      succeeded(await pipeline.apply(tech));
      await pipeline.replacePlanFile(tech, stored);
      writeFileSync(pipeline.path(`plans/${tech}.digest`), digest);
      const { code, out } = await pipeline.apply(tech);
      expect(code).toBe(1);
      expect(out).toMatch(/stale/i);
    });

    test('a run that is cancelled half-way is finished by the next one', async () => {
      const role =
        '  Night: {policies: [ReadOnlyAccess, SecurityAudit], grantedTo: [Support], description: At night}\n';
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\nalias: tech-one\nroles:\n${role}`);
      await pipeline.synthesize();
      await pipeline.plan(tech);
      await pipeline.applyAndCancel(tech);
      expect([...(await pipeline.synthesize()).values()].flat()).toContain(tech);
      for (const [, stacks] of await pipeline.synthesize())
        for (const stack of stacks) {
          await pipeline.plan(stack);
          succeeded(await pipeline.apply(stack));
        }
      await settled();
    });

    test('two runs at the same time leave one state, and one more run converges', async () => {
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\nalias: tech-two\n`);
      await pipeline.synthesize();
      await pipeline.plan(tech);
      const both = await Promise.all([pipeline.apply(tech), pipeline.apply(tech)]);
      expect(both.some(({ code }) => code === 0)).toBe(true);
      for (const stack of [...(await pipeline.synthesize()).values()].flat()) {
        await pipeline.plan(stack);
        await pipeline.apply(stack);
      }
      await settled();
    });

    test('a grant that has ended is planned without any change of a file', async () => {
      const until = '{group: Support, until: 2026-08-31, reason: Moves}';
      const role = `  Move: {policies: [ReadOnlyAccess], grantedTo: [${until}], description: Moves}\n`;
      pipeline.write('accounts/tech.yaml', `id: "${TECH}"\nname: Tech\nalias: tech-two\nroles:\n${role}`);
      for (const [, stacks] of await pipeline.synthesize('2026-06-01'))
        for (const stack of stacks) {
          await pipeline.plan(stack);
          succeeded(await pipeline.apply(stack));
        }
      await settled();
      expect([...(await pipeline.synthesize('2026-09-02')).values()].flat()).toContain('okta');
      await pipeline.synthesize('2026-06-01');
    });

    /** Merges what was written, and deploys it; gives the stages as they were applied. */
    async function deploy(): Promise<[number, string[]][]> {
      const stages = [...(await pipeline.synthesize())];
      for (const [, stacks] of stages) {
        succeeded(await pipeline.plan(...stacks));
        succeeded(await pipeline.apply(...stacks));
      }
      return stages;
    }

    test('a pull request that adds an account is reviewed against main, merged and applied', async () => {
      const cwd = pipeline.folder;
      const said = async (...argv: string[]) => {
        const { code, out, err } = await runCli(argv, { cwd });
        expect({ code, err }).toEqual({ code: 0, err: '' });
        return out;
      };
      git(cwd, 'init', '--quiet', '--initial-branch=main');
      git(cwd, 'add', 'config');
      git(cwd, 'commit', '--quiet', '-m', 'As it is applied');
      git(cwd, 'checkout', '--quiet', '-b', 'new-account');
      await said('add-account', 'New', '--id', NEW);
      await said('validate');
      const report = JSON.parse(await said('review', '--base', 'main', '--format', 'json', '--fail-on', 'danger')) as {
        verdict: string;
        gains: { grant: { accountId: string } }[];
      };
      expect(report.verdict).toBe('broadened');
      expect(new Set(report.gains.map(({ grant }) => grant.accountId))).toEqual(new Set([NEW]));
      const before = ['changed', '--base', 'main', '--stacks', pipeline.path('cdktf.out'), '--json'];
      await pipeline.synthesize();
      const { changed } = JSON.parse(await said(...before)) as { changed: { stack: string; reason: string }[] };
      expect(changed).toMatchObject([{ stack: `account-${NEW}`, reason: 'new' }, { stack: 'okta' }]);
      git(cwd, 'add', 'config');
      git(cwd, 'commit', '--quiet', '-m', 'Add the account New');
      git(cwd, 'checkout', '--quiet', 'main');
      git(cwd, 'merge', '--quiet', 'new-account');
      expect(await deploy()).toEqual([
        [1, [`account-${NEW}`]],
        [2, ['okta']],
      ]);
      expect([...(await pipeline.aws.live.read(NEW)).roles.keys()]).toContainEqual(
        expect.stringMatching(/Okta-New-ReadOnly$/),
      );
      await settled();
    });

    test('an account leaves in two steps: its groups stop pointing before its roles go, then its file', async () => {
      const file = pipeline.path('config/accounts/new.yaml');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, `${text}\nretired: true\n`);
      expect((await deploy()).map(([, stacks]) => stacks)).toEqual([['okta'], [`account-${NEW}`]]);
      expect([...(await pipeline.aws.live.read(NEW)).roles.keys()].filter((arn) => arn.includes('/Okta-'))).toEqual([]);
      await settled();
      rmSync(file);
      await settled();
      const gone = await pipeline.changed();
      expect(gone).toMatchObject([
        { stack: `account-${NEW}`, objects: 0, needs: expect.stringContaining('nothing of it is left') as string },
      ]);
      succeeded(await pipeline.forget(`account-${NEW}`));
      expect(await pipeline.changed()).toEqual([]);
    });

    test('finds what was changed by hand, names it without a value, and changes nothing', async () => {
      const { org } = pipeline.okta;
      const { id } = groupNamed(org, 'Support');
      const group = org.groups.get(id);
      if (group) org.groups.set(id, { ...group, profile: { ...group.profile, description: 'a secret remark' } });
      const found = await pipeline.drift('okta', tech);
      expect(found.code).toBe(3);
      expect(found.report).toMatch(/### okta\n\n- `okta_group\.[^`]*`: update \(description\)/);
      expect(found.report).not.toContain('secret');
      expect(org.groups.get(id)?.profile.description).toBe('a secret remark');
      expect(existsSync(pipeline.path('drift-stacks/cdktf.out/stacks/okta/plan.tfplan'))).toBe(false);
    });
  },
);
