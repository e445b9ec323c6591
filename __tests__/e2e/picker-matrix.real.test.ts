import fc from 'fast-check';
import { loadConfig } from '../../lib/config/load';
import { startAws, type Aws } from '../../sandbox/aws/start';
import { Browser } from '../../sandbox/journey/browser';
import { postAssertion, rolesInAssertion, rolesOnPage } from '../../sandbox/journey/role-picker';
import { openApp, SignInRefused } from '../../sandbox/journey/sign-in';
import { applyOktaStack } from '../../sandbox/okta-stack/apply-okta-stack';
import type { TerraformJson } from '../../sandbox/stacks/read-stacks';
import { oktaApi, type OktaApi } from '../../sandbox/okta-stack/okta-api';
import { startOkta, type LocalOkta } from '../../sandbox/okta/start';
import { codeOf } from '../../sandbox/run/code';
import { addMember } from '../../sandbox/okta/memberships';
import { accountClient } from '../sandbox/aws/support/iam';
import { arbitraryAsFound } from '../support/arbitrary-as-found';
import { arbitraryConfig, TODAY, type GeneratedConfig } from '../support/arbitrary-config';
import { stacksOf, synthesizedFiles, type Block, type StackJson } from '../support/synthesize';
import { withConfig } from '../support/write-config';

const PASSWORD = 'not a secret';
const CONNECTION = 'OrganizationAccountAccessRole';

let aws: Aws;
beforeAll(async () => (aws = await startAws({ accounts: [] })));
afterAll(() => aws.stop());

/** What a plan says about Okta, whatever else stands in the same stack. */
function oktaHalf(stacks: ReadonlyMap<string, StackJson>): TerraformJson {
  const merged = (pick: (json: StackJson) => StackJson['resource']) => {
    const all: Record<string, Record<string, Block>> = {};
    for (const json of stacks.values())
      for (const [type, blocks] of Object.entries(pick(json) ?? {}))
        if (type.startsWith('okta_')) all[type] = { ...all[type], ...blocks };
    return all;
  };
  const half = JSON.stringify({ resource: merged(({ resource }) => resource), data: merged(({ data }) => data) });
  // What another stack reads of the app's is put in its place.
  const outputs = stacks.get('okta')?.output ?? {};
  const resolved = half.replaceAll(/\$\{data\.terraform_remote_state\.okta\.outputs\.(\w+)\}/g, (_, name: string) =>
    JSON.stringify(outputs[name]?.['value']).slice(1, -1),
  );
  return JSON.parse(resolved) as TerraformJson;
}

/** Names that the plan expects to be there: existing management groups and members. */
function expectedInOkta({ data = {} }: TerraformJson): { groups: string[]; logins: string[] } {
  const values = (type: string) => Object.values(data[type] ?? {});
  return {
    groups: values('okta_group').map(({ name }) => String(name).replaceAll('$${', '${').replaceAll('%%{', '%{')),
    logins: values('okta_user').map(({ search }) => (search as { value: string }[])[0]?.value ?? ''),
  };
}

interface Picked {
  readonly assertion: readonly string[];
  /** `undefined` where AWS does not ask, since there is only one role. */
  readonly page?: readonly string[];
}

/** Signs in as somebody, and reads what Okta lists and what AWS's role picker offers. */
async function pick(okta: LocalOkta, embedUrl: string, login: string): Promise<Picked> {
  const browser = new Browser();
  try {
    const code = () => codeOf(okta, login);
    const form = await openApp(browser, { oktaUrl: okta.url, embedUrl, login, password: PASSWORD, code });
    // A role value pattern may have a space after its comma; AWS passes it over.
    const assertion = rolesInAssertion(form.samlResponse).map(([, arn]) => arn.trim());
    if (assertion.length === 1) return { assertion };
    return { assertion, page: rolesOnPage((await postAssertion(browser, form)).html) };
  } catch (error) {
    if (error instanceof SignInRefused && error.page.status === 403) return { assertion: [] };
    throw error;
  }
}

/** Accounts trust the org that signs, as the plan's SAML providers would. */
async function trustOkta(api: OktaApi, appId: string, { grants }: GeneratedConfig): Promise<void> {
  const metadata = await api.text(`/apps/${appId}/sso/saml/metadata`);
  for (const [id, arn] of new Map(grants.map(({ accountId, providerArn }) => [accountId, providerArn]))) {
    await aws.prepare([{ id, connectionRole: CONNECTION }]);
    const iam = await accountClient(aws, id);
    // Another configuration may have had the same account.
    await iam('DeleteSAMLProvider', { SAMLProviderArn: arn });
    const Name = arn.split('/').pop() ?? '';
    const { code } = await iam('CreateSAMLProvider', { Name, SAMLMetadataDocument: metadata });
    expect(code).toBe('');
  }
}

/** The people of the local org have no attribute but those of everybody, so their user names come from the login. */
function namedByLogin(config: GeneratedConfig): GeneratedConfig {
  const text = JSON.stringify(config.files.get('federation.yaml'), (key, value: unknown) =>
    key === 'userName' ? undefined : value,
  );
  return { ...config, files: new Map([...config.files, ['federation.yaml', JSON.parse(text) as object]]) };
}

async function checkEveryone(generated: GeneratedConfig): Promise<void> {
  const config = namedByLogin(generated);
  const stacks = withConfig(config, (directory) =>
    stacksOf(synthesizedFiles(loadConfig(directory, { today: TODAY }).federation)),
  );
  const json = oktaHalf(stacks);
  const { groups, logins } = expectedInOkta(json);
  const names = [...new Set(config.grants.map(({ managementGroup }) => managementGroup))].sort();
  // Everybody in one group, in each pair of neighbours, in all of them, and in none.
  const crowd = [[], names, ...names.map((name) => [name]), ...names.slice(1).map((name, i) => [names[i] ?? '', name])];
  const people = crowd.map((memberships, i) => ({ login: `person-${i}@mueller-tech.com`, memberships }));
  const okta = await startOkta({
    name: 'mueller-tech',
    users: [
      ...people.map(({ login }) => ({ login, password: PASSWORD })),
      ...logins.map((login) => ({ login, password: PASSWORD })),
    ],
    // Every org has that one.
    groups: groups.filter((name) => name !== 'Everyone').map((name) => ({ name })),
    signInBase: aws.signInBase,
  });
  try {
    const api = oktaApi(okta.url, okta.token);
    await applyOktaStack(json, api);
    const [app] = okta.org.apps.values();
    if (!app) throw new Error('the plan makes no app');
    await trustOkta(api, app.id, config);
    const groupId = (name: string) => [...okta.org.groups.values()].find(({ profile }) => profile.name === name)?.id;
    for (const { login, memberships } of people) {
      for (const name of memberships) addMember(okta.org, groupId(name) ?? name, login);
      const granted = config.grants.filter(({ managementGroup }) => memberships.includes(managementGroup));
      const expected = [...new Set(granted.map(({ roleArn }) => roleArn))].sort();
      const embedUrl = `${okta.url}/home/amazon_aws/${app.id}/272`;
      const { assertion, page = expected } = await pick(okta, embedUrl, login);
      expect({ memberships, roles: [...assertion].sort() }).toEqual({ memberships, roles: expected });
      expect({ memberships, roles: [...page].sort() }).toEqual({ memberships, roles: expected });
    }
  } finally {
    await okta.stop();
  }
}

describe.each(['per-role-group', 'per-management-group'] as const)('rules %s', (groupRules) => {
  test.each(['single', 'per-account'] as const)(
    'in the layout %s the role picker offers exactly what the configuration grants',
    async (layout) => {
      const configs = arbitraryConfig({ layout, groupRules, partition: 'aws', backend: { local: {} } });
      await fc.assert(fc.asyncProperty(configs, checkEveryone), { numRuns: 5, endOnFailure: true });
    },
  );
});

test('with names, filter, pattern, paths and assignments as they were found, it offers exactly what they grant', async () => {
  const configs = arbitraryAsFound({ ids: false });
  await fc.assert(fc.asyncProperty(configs, checkEveryone), { numRuns: 8, endOnFailure: true });
});
