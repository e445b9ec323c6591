import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { oktaRequestsOf } from '../../../lib/cli/summary/okta-requests';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import { startOkta } from '../../../sandbox/okta/start';
import { endpointOf } from '../../../sandbox/okta/rate-limits';
import { forEachOktaProvider } from '../../sandbox/okta/support/okta-provider';
import { account, federation, managementGroup, role } from '../../support/federation';

const PEOPLE = ['ada', 'bo', 'cy'].map((name) => `${name}@mueller-tech.com`);
const ROLES = Array.from({ length: 8 }, (_, i) => role(`Role${String(i)}`));

forEachOktaProvider((provider) => {
  test(`what is estimated is what the Okta provider ${provider.version} really asks`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'requests-test-'));
    const okta = await startOkta({
      name: 'mueller-tech',
      users: PEOPLE.map((login) => ({ login })),
      groups: [{ name: 'Auditors' }],
    });
    try {
      const config = (count: number) =>
        federation({
          layout: 'per-account',
          backend: { type: 'local', directory: join(folder, 'state') },
          managementGroups: [
            managementGroup('Auditors', { existing: true }),
            managementGroup('Support', { members: PEOPLE }),
          ],
          accounts: [account('Tech', { roles: ROLES.slice(0, count) }), account('Audit', { roles: ROLES.slice(0, 7) })],
        });
      const synthesize = (count: number) => {
        const app = new App({ outdir: join(folder, 'out') });
        buildStacks(app, config(count));
        app.synth();
        writeFileSync(
          join(folder, 'out/stacks/okta/version_override.tf.json'),
          JSON.stringify({
            terraform: { required_providers: { okta: { source: 'okta/okta', version: provider.version } } },
          }),
        );
      };
      const counted = () => {
        const count = okta.log
          .list()
          .filter(({ path }) => endpointOf('GET', path.split('?')[0] ?? '') !== undefined).length;
        okta.log.clear();
        return count;
      };
      synthesize(7);
      const terraform = provider.terraformIn(join(folder, 'out/stacks/okta'), okta);
      await terraform.init();
      await terraform.apply();
      const first = counted();
      await terraform.plan('plan');
      const refresh = counted();
      synthesize(8);
      await terraform.apply();
      const more = counted();
      const [plan, apply, one] = oktaRequestsOf(config(7)).map(({ requests }) => requests);
      const real = { refresh, first, more };
      for (const [name, estimated] of [
        ['refresh', plan],
        ['first', apply],
        ['more', one],
      ] as const) {
        expect([name, estimated, real[name]]).toEqual([name, estimated, expect.any(Number)]);
        expect((estimated ?? 0) / real[name]).toBeGreaterThan(0.9);
        expect((estimated ?? 0) / real[name]).toBeLessThan(1.15);
      }
    } finally {
      await okta.stop();
      provider.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
