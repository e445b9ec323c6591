import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import type { Terraform } from '../../../sandbox/terraform/terraform';
import { federationPlan } from './support/federation-plan';
import { forEachOktaProvider } from './support/okta-provider';
import { JAMES } from './support/org';
import { serviceApp, serviceAppEnvironment } from './support/service-app';
import { applyScopes, planScopes } from '../../../lib/cli/handover/okta-scopes';
import { federation, managementGroup } from '../../support/federation';

/** What the handover promises: these scopes, and not one fewer. */
const config = federation({
  managementGroups: [managementGroup('Support', { members: [JAMES] })],
  app: { signOnPolicy: { mfaEveryMinutes: 60 } },
});
const PLAN = planScopes(config);
const APPLY = applyScopes(config);

forEachOktaProvider((provider) => {
  describe(`a service app with the Okta provider ${provider.version}`, () => {
    const writer = serviceApp(APPLY, 'ORG_ADMIN');
    const reader = { ...serviceApp(PLAN, 'READ_ONLY_ADMIN'), clientId: '0oaReader00000000001' };
    let okta: LocalOkta;
    let workspace: ReturnType<typeof provider.terraform>;
    const roles = { Admin: ['Cloud Admins'], ReadOnly: ['Support', 'Auditors'] };
    const as = (environment: Record<string, string>): Terraform =>
      provider.terraformIn(workspace.directory, { ...okta, env: { ...okta.env, ...environment } });

    beforeAll(async () => {
      const users = [{ login: JAMES, password: 'Correct-Horse-1' }];
      okta = await startOkta({
        name: 'mueller-tech',
        users,
        groups: [{ name: 'Auditors' }],
        serviceApps: [writer, reader],
      });
      workspace = provider.terraform(okta);
      workspace.write(federationPlan({ version: provider.version, roles }));
      await workspace.terraform.init();
    });
    afterAll(async () => {
      await okta.stop();
      provider.remove();
    });

    test('applies the plan with the scopes for applying, without any API token', async () => {
      const terraform = as(serviceAppEnvironment(writer, APPLY));
      await terraform.apply();
      expect(await terraform.plan('plan')).toBe(false);
      expect(okta.log.list().map(({ path }) => path)).not.toContain('/api/v1/users/me');
    });

    test('plans and finds drift with the scopes for planning, and can change nothing', async () => {
      const terraform = as(serviceAppEnvironment(reader, PLAN));
      expect(await terraform.plan('plan')).toBe(false);
      workspace.write(federationPlan({ version: provider.version, roles: { ...roles, Billing: ['Support'] } }));
      expect(await terraform.plan('plan')).toBe(true);
      await expect(terraform.apply()).rejects.toThrow(/permission|403/);
    });

    test.each(PLAN)('needs %s for planning', async (scope) => {
      const terraform = as(
        serviceAppEnvironment(
          reader,
          PLAN.filter((other) => other !== scope),
        ),
      );
      await expect(terraform.plan('plan')).rejects.toThrow(/permission|403/);
    });

    test.each(APPLY.filter((scope) => scope.endsWith('.manage')))('needs %s for destroying', async (scope) => {
      const terraform = as(
        serviceAppEnvironment(
          writer,
          APPLY.filter((other) => other !== scope),
        ),
      );
      await expect(terraform.destroy()).rejects.toThrow(/permission|403/);
      await as(serviceAppEnvironment(writer, APPLY)).apply();
    });

    test('a left-over API token silently wins over the private key', async () => {
      const terraform = as({ ...serviceAppEnvironment(writer, APPLY), OKTA_API_TOKEN: 'left-over' });
      await expect(terraform.plan('plan')).rejects.toThrow(/401|Invalid token|invalid/i);
    });
  });
});
