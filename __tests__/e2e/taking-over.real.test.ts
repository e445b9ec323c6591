import { rmSync } from 'node:fs';
import { stringify } from 'yaml';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { Accounts, Estate } from './support/estate';

const JAMES = 'james@mueller-tech.com';

describeWith([AWS_PROVIDER, OKTA_PROVIDER], 'what exists is taken over', () => {
  let accounts: Accounts;
  beforeAll(async () => (accounts = await Accounts.start()));
  afterAll(() => accounts.stop());

  test.each(['4.20.0', '6.12.0'])(
    'with its state lost, nothing is made twice, and the second plan is empty (okta %s)',
    async (okta) => {
      const id = accounts.next();
      const estate = await Estate.start({ accounts, okta, people: { [JAMES]: ['Admins'] }, files: files(id) });
      try {
        const before = await estate.rolesOf(JAMES);
        rmSync(estate.state, { recursive: true });
        const { org } = estate.okta;
        const app = [...org.apps.values()].find(({ name }) => name === 'amazon_aws');
        const rule = [...org.rules.values()].find(({ name }) => name.includes('Admin'));
        if (app === undefined) throw new Error('the org has no app');
        // Okta's API integration keeps its key in the settings, where no configuration writes it.
        const settings = { ...app.settings, app: { ...app.settings.app, accessKey: 'AKIAOFTHEINTEGRATION' } };
        org.apps.set(app.id, { ...app, settings });
        estate.edit('federation.yaml', (document) => document.setIn(['okta', 'app', 'id'], app.id));
        estate.write(
          'imports.yaml',
          stringify({
            okta: { app: app.id, managementGroups: { Admins: estate.groupId('Admins') } },
            accounts: {
              [id]: {
                samlProvider: `arn:aws:iam::${id}:saml-provider/Okta`,
                alias: `prod-${id}`,
                roles: {
                  Admin: {
                    group: estate.groupId(`aws#Prod#Okta-Prod-Admin#${id}`),
                    rule: rule?.id,
                    role: 'Okta-Prod-Admin',
                  },
                },
              },
            },
          }),
        );
        const planned = await estate.planned();
        expect(planned[0]).toMatch(/^federation: Plan: 10 to import, \d+ to add, \d+ to change, 0 to destroy\.$/);
        const added = planned.flatMap((line) => /^(\S+) will be created/.exec(line)?.[1] ?? []);
        expect(added.filter((address) => !address.startsWith('terraform_data.'))).toEqual([]);
        expect(await estate.applyWatching()).toMatchObject({ lost: [] });
        expect(await estate.rolesOf(JAMES)).toEqual(before);
        expect(org.apps.get(app.id)?.settings.app).toMatchObject({ accessKey: 'AKIAOFTHEINTEGRATION' });
        expect(await estate.planned()).toEqual([]);
        estate.remove('imports.yaml');
        expect(await estate.planned()).toEqual([]);
      } finally {
        await estate.stop();
      }
    },
  );
});

const files = (id: string) => ({
  'federation.yaml': 'okta: { orgName: mueller-tech }\n',
  'management-groups.yaml': 'Admins: {}\n',
  'accounts/prod.yaml': `id: '${id}'\nname: Prod\nalias: prod-${id}\nroles:\n  Admin: { policies: [ReadOnlyAccess], grantedTo: [Admins] }\n`,
});
