import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { groupNamed } from '../sandbox/okta/support/org';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { Pipeline } from './support/pipeline';

const [TECH, AUDIT] = ['111122223333', '444455556666'] as const;

const FEDERATION = (state: string, role = ''): string => `
okta: {orgName: mueller-tech, baseUrl: okta.com, app: {label: AWS Account Federation}}
identityProvider: Okta
layout: per-account
backend: {local: {directory: ${state}}}
roles:
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Support], description: Reads}
${role}`;

describeWith(
  [OKTA_PROVIDER, AWS_PROVIDER],
  'the deployment pipeline, its scripts run in the order of the workflow',
  () => {
    let pipeline: Pipeline;
    let tech = '';
    let audit = '';

    beforeAll(async () => {
      pipeline = await Pipeline.start([TECH, AUDIT]);
      pipeline.write('federation.yaml', FEDERATION(pipeline.path('state')));
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
        expect(await pipeline.plan(...stacks)).toMatchObject({ code: 0 });
        expect(await pipeline.apply(...stacks)).toMatchObject({ code: 0 });
      }
      await settled();
    });

    test('leaves no plan file behind in the folders of stacks, and no value in what goes through an artifact', () => {
      for (const stack of ['okta', tech, audit])
        expect(readdirSync(pipeline.path(`cdktf.out/stacks/${stack}`))).not.toContain('plan.tfplan');
      for (const name of readdirSync(pipeline.path('plans')).filter((file) => file.endsWith('.digest')))
        expect(readFileSync(pipeline.path(`plans/${name}`), 'utf8')).toMatch(/^(?:\w+=[\w.-]*\n){6}$/);
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
        expect(await pipeline.apply(stack)).toMatchObject({ code: 0 });
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
      appendFileSync(pipeline.path(`plan-store/${audit}.tfplan`), 'x');
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
      expect(await pipeline.apply(audit, tech)).toMatchObject({ code: 0 });
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
      const stored = readFileSync(pipeline.path(`plan-store/${tech}.tfplan`));
      const digest = readFileSync(pipeline.path(`plans/${tech}.digest`), 'utf8');
      expect(await pipeline.apply(tech)).toMatchObject({ code: 0 });
      writeFileSync(pipeline.path(`plan-store/${tech}.tfplan`), stored);
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
          expect(await pipeline.apply(stack)).toMatchObject({ code: 0 });
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
          expect(await pipeline.apply(stack)).toMatchObject({ code: 0 });
        }
      await settled();
      expect([...(await pipeline.synthesize('2026-09-02')).values()].flat()).toContain('okta');
      await pipeline.synthesize('2026-06-01');
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
