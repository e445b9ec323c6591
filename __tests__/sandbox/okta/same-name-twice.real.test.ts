import { startOkta } from '../../../sandbox/okta/start';
import { Library } from '../../support/library';
import { forEachOktaProvider } from './support/okta-provider';

const ADS = { name: 'Auditors', source: 'active_directory', members: ['eve@mueller-tech.com'] };
const OWN = { name: 'Auditors', members: ['anna@mueller-tech.com'] };

/** The data source that the product writes for a group that something else owns. */
function lookUp(existingId?: string) {
  const library = new Library();
  library.managementGroup('Auditors', { existing: true, ...(existingId === undefined ? {} : { existingId }) });
  const [group] = Object.values(library.synth().data?.['okta_group'] ?? {});
  return {
    terraform: { required_providers: { okta: { source: 'okta/okta' } } },
    data: { okta_group: { auditors: group } },
    output: { id: { value: '${data.okta_group.auditors.id}' } },
  };
}

forEachOktaProvider((provider) => {
  describe(`where a directory and Okta have a group of one name, the Okta provider ${provider.version}`, () => {
    afterAll(() => {
      provider.remove();
    });

    test.each([
      ['the directory’s group first', [ADS, OWN]],
      ['Okta’s own first', [OWN, ADS]],
    ])('finds Okta’s own by its name, and the other one by its id only (%s)', async (_, groups) => {
      const users = ['eve', 'anna'].map((name) => ({ login: `${name}@mueller-tech.com`, password: 'Correct-Horse-1' }));
      const okta = await startOkta({ name: 'mueller-tech', users, groups });
      try {
        const ids = new Map([...okta.org.groups.values()].map(({ id, type }) => [type, id]));
        const workspace = provider.terraform(okta);
        const { terraform } = workspace;
        const found = async (id?: string) => {
          workspace.write(lookUp(id));
          await terraform.apply();
          return (await terraform.show()) as { values: { outputs: { id: { value: string } } } };
        };
        workspace.write(lookUp());
        await terraform.init();
        expect((await found()).values.outputs.id.value).toBe(ids.get('OKTA_GROUP'));
        expect((await found(ids.get('APP_GROUP'))).values.outputs.id.value).toBe(ids.get('APP_GROUP'));
      } finally {
        await okta.stop();
      }
    });

    test('refuses the plan where only a directory has a group of the name', async () => {
      const okta = await startOkta({ name: 'mueller-tech', users: [], groups: [{ name: 'Auditors', source: 'ldap' }] });
      try {
        const workspace = provider.terraform(okta);
        const { terraform } = workspace;
        workspace.write(lookUp());
        await terraform.init();
        await expect(terraform.plan('plan')).rejects.toThrow(/Auditors/);
      } finally {
        await okta.stop();
      }
    });
  });
});
