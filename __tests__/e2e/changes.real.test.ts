import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../cli/support/run-cli';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { watchRoles } from '../support/role-sampler';
import { federation, groups, set, unset, type Edit } from './changes/edits';
import { CHANGES } from './changes/rows';
import { EVERYTHING, JAMES, organization, WORLDS, type Layout, type World } from './changes/worlds';
import { Accounts, Estate, TODAY } from './support/estate';

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'a change that takes access from nobody', () => {
  let accounts: Accounts;
  beforeAll(async () => (accounts = await Accounts.start()));
  afterAll(() => accounts.stop());

  describe.each(WORLDS)('layout $layout, okta $okta, rules $ruleTiming, stopped half-way: $stopped', (world) => {
    let estate: Estate;
    beforeAll(async () => (estate = await Estate.start(organization(accounts, world))));
    afterAll(() => estate.stop());

    const isTried = (usually?: Layout) => EVERYTHING || usually === undefined || usually === world.layout;
    const changes = CHANGES.flatMap((change) => {
      const steps = change.steps[world.layout];
      const left =
        steps === undefined ||
        !isTried(change.usually) ||
        (change.strict === false && world.ruleTiming.deletedRules === 'remove');
      return left ? [] : [[change.name, { ...change, steps }] as const];
    });
    test.each(changes)(
      '%s: nobody lacks a role at any moment, and the next plan is empty',
      async (_, { steps, renamed = [], stops = true }) => {
        const sameRole = (arn: string) => renamed.reduce((text, [former, now]) => text.replace(now, former), arn);
        for (const [what, write] of steps) {
          write(estate);
          const applied = await estate.applyWatching({ sameRole, ...(world.stopped && stops ? { stopAfter: 2 } : {}) });
          expect({ what, gaps: applied.gaps, lost: applied.lost }).toEqual({ what, gaps: [], lost: [] });
          expect(applied.looks).toBeGreaterThan(applied.milliseconds / 100);
          expect({ what, planned: await estate.planned() }).toEqual({ what, planned: [] });
        }
      },
    );

    if (isTried('single'))
      test('another organization in another partition, beside the first: neither plan changes what is the other’s', async () => {
        const govCloud = await Accounts.start('aws-us-gov');
        const files = {
          'federation.yaml': `
okta: {orgName: mueller-gov}
partition: aws-us-gov
layout: ${world.layout}
backend: {local: {directory: ${JSON.stringify(estate.state)}}}
roles: {ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Support]}}
`,
          'management-groups.yaml': 'Support: {}\n',
          'accounts/gov.yaml': `id: '${govCloud.next()}'\nname: Gov\n`,
        };
        const states = readdirSync(estate.state);
        const { gaps, lost } = await watchRoles(estate.sampler, async () => {
          const gov = await Estate.start({ ...organization(govCloud, world), files, people: {}, org: 'mueller-gov' });
          try {
            expect(await gov.planned()).toEqual([]);
            expect(await estate.planned()).toEqual([]);
          } finally {
            await gov.stop();
            await govCloud.stop();
          }
        });
        expect({ gaps, lost }).toEqual({ gaps: [], lost: [] });
        const added = readdirSync(estate.state).filter((name) => !states.includes(name));
        expect(added.length).toBeGreaterThan(0);
        for (const name of added) expect(name).toMatch(/^mueller-gov\.okta\.com\.aws-us-gov\./);
      });

    test('another layout and another backend: the state is moved, the next plan is empty, and nobody lacks a role', async () => {
      const before = join(estate.directory, 'before');
      cpSync(estate.config, before, { recursive: true });
      const backend = { local: { directory: join(estate.directory, 'elsewhere') } };
      const layout = world.layout === 'single' ? 'per-account' : 'single';
      federation(set(['layout'], layout), set(['backend'], backend))(estate);
      const { gaps, lost } = await watchRoles(estate.sampler, async () => {
        const env = { ...process.env, ...estate.environment } as Record<string, string>;
        const args = ['move-state', '--config', estate.config, '--from', before, '--yes'];
        const { code, err } = await runCli(args, { cwd: estate.directory, env: { ...env, FEDERATION_TODAY: TODAY } });
        expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('error') as string });
      });
      expect({ gaps, lost }).toEqual({ gaps: [], lost: [] });
      expect(await estate.planned()).toEqual([]);
    });

    if (isTried('per-account'))
      test('role groups in shards, more of them, and in one stack again: 0 to add, 0 to destroy, and nobody lacks a role', async () => {
        const app = ['okta', 'app', 'assign'];
        const form = 'per-management-group';
        const applied = readFileSync(join(estate.config, 'federation.yaml'), 'utf8');
        const formerly = applied.includes(form) ? form : 'per-role-group';
        estate.write('accounts/archive.yaml', `id: '${accounts.next()}'\nname: Archive\n`);
        // Where a rule serves all role groups of a management group, an account more replaces it: decision 143.
        await estate.apply();
        await estate.applyWatching();
        const steps = [
          ['management groups alone are assigned', set(app, 'management-groups')],
          ['the parts of the group rules: both cuts exist', set(['groupRules'], { form, parts: 4, formerly })],
          ['the former cut goes', set(['groupRules'], { form, parts: 4 })],
        ] as const;
        for (const [what, edit] of steps) {
          federation(edit)(estate);
          const { gaps, lost } = await estate.applyWatching();
          expect({ what, gaps, lost, planned: await estate.planned() }).toEqual({
            what,
            gaps: [],
            lost: [],
            planned: [],
          });
        }
        for (const shards of [2, 4, 1]) {
          const before = join(estate.directory, `before-${shards}`);
          cpSync(estate.config, before, { recursive: true });
          federation(set(['layout'], 'per-account'), set(['okta', 'shards'], shards))(estate);
          const { gaps, lost } = await watchRoles(estate.sampler, async () => {
            const env = { ...process.env, ...estate.environment } as Record<string, string>;
            const args = ['move-state', '--config', estate.config, '--from', before, '--yes'];
            const { code, err } = await runCli(args, {
              cwd: estate.directory,
              env: { ...env, FEDERATION_TODAY: TODAY },
            });
            expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('error') as string });
          });
          expect({ shards, gaps, lost }).toEqual({ shards, gaps: [], lost: [] });
          expect({ shards, planned: await estate.planned() }).toEqual({ shards, planned: [] });
        }
      });

    if (isTried('per-account'))
      test('a leaked signing key is replaced at once: nobody signs in until every account was applied, and then everybody does', async () => {
        const key = ['okta', 'app', 'signingKey'];
        federation(set(key, { name: 'leaked-2026', emergency: true }))(estate);
        const before = await estate.sampler.look();
        await estate.apply();
        const locked = await estate.sampler.look();
        expect([...locked].map(([login, roles]) => [login, roles.size])).toEqual(
          [...before.keys()].map((login) => [login, 0]),
        );
        // The app's metadata is read before each apply, so the accounts get the new certificate with the second one.
        await estate.apply();
        expect(await estate.sampler.look()).toEqual(before);
        expect(await estate.planned()).toEqual([]);
        const keys = [...estate.okta.org.apps.values()].map(({ kid }) => kid);
        federation(unset(...key, 'emergency'), set([...key, 'yearsValid'], 5))(estate);
        expect(await estate.applyWatching()).toMatchObject({ gaps: [], lost: [] });
        federation(unset(...key))(estate);
        expect(await estate.applyWatching()).toMatchObject({ gaps: [], lost: [] });
        expect([...estate.okta.org.apps.values()].map(({ kid }) => kid)).toEqual(keys);
        expect(await estate.planned()).toEqual([]);
      });
  });

  describe.each(['single', 'per-account'] as const)('what the plan refuses, in the layout %s', (layout) => {
    let estate: Estate;
    const [first] = WORLDS as readonly [World];
    beforeAll(async () => (estate = await Estate.start(organization(accounts, { ...first, layout }))));
    afterAll(() => estate.stop());

    const refused = async (...edits: readonly Edit[]): Promise<string> => {
      const before = readFileSync(join(estate.config, 'federation.yaml'), 'utf8');
      federation(...edits)(estate);
      const text = await estate.refusals();
      estate.write('federation.yaml', before);
      return text;
    };

    test('what would take access away in passing, with what to write instead', async () => {
      const several = await refused(
        set(['groupRules'], 'per-management-group'),
        set(['okta', 'app', 'signingKey', 'name'], 'leaked'),
        set(['identityProvider'], 'Okta-Prod'),
        set(['provisioningUser', 'keys'], ['b']),
      );
      expect(several).toContain('groupRules: {form: per-management-group, formerly: per-role-group}');
      expect(several).toContain('nobody could sign in until every account was applied');
      expect(several).toContain('formerly: Okta');
      expect(several).toContain("Okta's key would be deleted before the new one is entered");
      expect(await refused(set(['rolePath'], '/okta/'))).toContain(
        'was set up for an app of this configuration, roles in /',
      );
      const admin = ['roles', 'Admin'];
      expect(await refused(set([...admin, 'path'], '/legacy/'), set([...admin, 'unreachable'], true))).toContain(
        'path-Admin = /. IAM renames and moves no role',
      );
      if (layout === 'per-account')
        expect(await refused(set([...admin, 'roleName'], 'Legacy'))).toContain(
          'were applied with name-Admin = Okta-Tech-Admin. IAM renames and moves no role',
        );
      groups(unset('Cloud Admins', 'members'))(estate);
      expect(await estate.refusals()).toContain('members: released');
      groups(set(['Cloud Admins', 'members'], [JAMES]))(estate);
      expect(await estate.planned()).toEqual([]);
    });

    test('somebody else’s state, before an object is read', async () => {
      const states = (await estate.synthesize()).map(({ json }) =>
        String(json.terraform?.backend?.['local']?.['path']),
      );
      federation(set(['okta', 'orgName'], 'mueller-dev'))(estate);
      const theirs = (await estate.synthesize()).map(({ json }) =>
        String(json.terraform?.backend?.['local']?.['path']),
      );
      expect(theirs.map((path) => existsSync(path))).toEqual(theirs.map(() => false));
      for (const [i, state] of states.entries()) cpSync(state, theirs[i] ?? '');
      estate.okta.log.clear();
      const text = await estate.refusals();
      const ids = [...estate.okta.org.groups.keys(), ...estate.okta.org.apps.keys(), ...estate.okta.org.rules.keys()];
      const asked = estate.okta.log.list().map(({ path }) => path);
      expect(asked.filter((path) => ids.some((id) => path.includes(id)))).toEqual([]);
      expect(text.split('This state belongs to mueller-tech.okta.com/aws')).toHaveLength(states.length + 1);
    });
  });
});
