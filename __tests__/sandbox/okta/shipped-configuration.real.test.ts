import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import { needsOf } from '../../../sandbox/stacks/needs';
import type { Stack } from '../../../sandbox/stacks/read-stacks';
import { synthesize } from '../../../sandbox/stacks/synthesize';
import { forEachOktaProvider } from './support/okta-provider';
import { groupNamed, JAMES, logins } from './support/org';

const CONFIG = resolve(__dirname, '..', '..', '..', 'config');

forEachOktaProvider((provider) => {
  describe(`the Okta stack of the shipped configuration, with the Okta provider ${provider.version}`, () => {
    let work: string;
    let stack: Stack;
    let okta: LocalOkta;
    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), 'shipped-okta-'));
      // In this layout the Okta half is a stack of its own.
      const stacks = await synthesize({ config: CONFIG, work, layout: 'per-account' });
      const [own] = stacks.filter(({ json }) => json.resource && 'okta_app_saml' in json.resource);
      if (!own) throw new Error('no stack makes an Okta app');
      stack = own;
      const { existingGroups, logins: people } = needsOf([stack]);
      okta = await startOkta({
        name: 'mueller-tech',
        users: people.map((login) => ({ login, password: 'Correct-Horse-1' })),
        groups: existingGroups.map((name) => ({ name })),
      });
    });
    afterAll(async () => {
      await okta.stop();
      provider.remove();
      rmSync(work, { recursive: true, force: true });
    });

    test('is applied, settles, lets in who is granted, and goes without a trace', async () => {
      const terraform = provider.terraformIn(stack.directory, okta);
      const groupsAtFirst = okta.org.groups.size;
      await terraform.init();
      await terraform.apply();
      expect(await terraform.plan('plan')).toBe(false);
      const [app] = [...okta.org.apps.values()];
      expect(app).toMatchObject({ name: 'amazon_aws', label: 'AWS Account Federation', status: 'ACTIVE' });
      const assigned = [...(okta.org.groupAssignments.get(app?.id ?? '')?.keys() ?? [])];
      const roleGroups = [...okta.org.groups.values()].filter(({ profile }) => profile.name.startsWith('aws#'));
      // Both kinds: anyone who is in a management group has the tile, whatever a rule has done yet.
      const jobs = ['Auditors', 'Cloud Admins', 'Support'].map((name) => groupNamed(okta.org, name));
      expect(assigned.sort()).toEqual([...roleGroups, ...jobs].map(({ id }) => id).sort());
      const admin = groupNamed(okta.org, 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012');
      expect(logins(okta.org, admin.id)).toEqual([JAMES]);
      expect([...okta.org.rules.values()].every(({ status }) => status === 'ACTIVE')).toBe(true);
      await terraform.destroy();
      expect([okta.org.apps.size, okta.org.rules.size, okta.org.groups.size]).toEqual([0, 0, groupsAtFirst]);
    });
  });
});
