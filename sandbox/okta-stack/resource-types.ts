import type { OktaApi } from './okta-api';

type Values = Readonly<Record<string, unknown>>;

/** What was made: its attributes, and how to take it away again. */
export interface Made {
  readonly attributes: Values;
  readonly remove?: () => Promise<void>;
}

/** Makes (or, for data, finds) one object of a type. `values` have no reference left in them. */
export type Maker = (values: Values, api: OktaApi) => Promise<Made>;

const id = (answer: unknown): string => (answer as { id: string }).id;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

/** What the plan may hold, in an order in which everything comes after what it refers to. */
export const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  [
    'data.okta_group',
    async ({ name }, api) => {
      const found = (await api.call('GET', `/groups?q=${encodeURIComponent(text(name))}`)) as {
        id: string;
        profile: { name: string };
      }[];
      const group = found.find(({ profile }) => profile.name === name);
      if (!group) throw new Error(`Okta has no group "${text(name)}", which the configuration calls existing.`);
      return { attributes: { id: group.id, name } };
    },
  ],
  [
    'data.okta_user',
    async ({ user_id: userId, search }, api) => {
      const searched = (search as { value?: unknown }[] | undefined)?.[0]?.value;
      const login = text(userId ?? searched);
      return { attributes: { id: id(await api.call('GET', `/users/${encodeURIComponent(login)}`)), login } };
    },
  ],
  [
    'okta_group',
    async ({ name, description }, api) => {
      const profile = { name, description };
      const group = id(await api.call('POST', '/groups', { profile }));
      return { attributes: { id: group, name }, remove: () => remove(api, `/groups/${group}`) };
    },
  ],
  [
    'okta_app_signon_policy',
    async ({ name, description, catch_all: catchAll }, api) => {
      const policy = id(await api.call('POST', '/policies', { type: 'ACCESS_POLICY', name, description }));
      if (catchAll === false) await denyTheRest(api, policy);
      return { attributes: { id: policy }, remove: () => remove(api, `/policies/${policy}`) };
    },
  ],
  [
    'okta_app_signon_policy_rule',
    async (values, api) => {
      const policy = text(values['policy_id']);
      const rule = {
        name: values['name'],
        type: 'ACCESS_POLICY',
        priority: values['priority'],
        conditions: { network: { connection: 'ANYWHERE' } },
        actions: {
          appSignOn: {
            access: values['access'] ?? 'ALLOW',
            verificationMethod: {
              type: values['type'] ?? 'ASSURANCE',
              factorMode: values['factor_mode'] ?? '2FA',
              reauthenticateIn: values['re_authentication_frequency'] ?? 'PT2H',
              inactivityPeriod: values['inactivity_period'],
            },
          },
        },
      };
      return { attributes: { id: id(await api.call('POST', `/policies/${policy}/rules`, rule)) } };
    },
  ],
  ['okta_app_saml', makeApp],
  [
    'okta_app_group_assignments',
    async ({ app_id: appId, group }, api) => {
      for (const { id: groupId, priority } of (group ?? []) as { id: string; priority?: number }[])
        await api.call('PUT', `/apps/${text(appId)}/groups/${groupId}`, { priority, profile: {} });
      return { attributes: { id: appId } };
    },
  ],
  [
    'okta_group_memberships',
    async ({ group_id: groupId, users }, api) => {
      for (const user of texts(users)) await api.call('PUT', `/groups/${text(groupId)}/users/${user}`);
      return { attributes: { id: groupId } };
    },
  ],
  [
    'okta_group_rule',
    async (values, api) => {
      const rule = id(
        await api.call('POST', '/groups/rules', {
          type: 'group_rule',
          name: values['name'],
          conditions: {
            expression: {
              type: values['expression_type'] ?? 'urn:okta:expression:1.0',
              value: values['expression_value'],
            },
          },
          actions: { assignUserToGroups: { groupIds: texts(values['group_assignments']) } },
        }),
      );
      if ((values['status'] ?? 'ACTIVE') === 'ACTIVE')
        await api.call('POST', `/groups/rules/${rule}/lifecycle/activate`);
      const keep = values['remove_assigned_users'] !== true;
      return {
        attributes: { id: rule },
        remove: async () => {
          await api.call('POST', `/groups/rules/${rule}/lifecycle/deactivate`);
          await remove(api, `/groups/rules/${rule}?removeUsers=${!keep}`);
        },
      };
    },
  ],
]);

async function makeApp(values: Values, api: OktaApi): Promise<Made> {
  const { attribute_statements: statements, user_name_template: template } = values;
  const app = id(
    await api.call('POST', '/apps?activate=true', {
      name: values['preconfigured_app'],
      label: values['label'],
      signOnMode: 'SAML_2_0',
      settings: {
        app: JSON.parse(text(values['app_settings_json'])) as unknown,
        signOn: statements === undefined ? undefined : { attributeStatements: statements },
      },
      credentials:
        template === undefined
          ? undefined
          : { userNameTemplate: { template, type: values['user_name_template_type'] } },
    }),
  );
  const policy = values['authentication_policy'];
  if (policy !== undefined) await api.call('PUT', `/apps/${app}/policies/${text(policy)}`);
  const { credentials, _links: links } = (await api.call('GET', `/apps/${app}`)) as {
    credentials: { signing: { kid: string } };
    _links?: { appLinks?: { href: string }[] };
  };
  const { kid } = credentials.signing;
  return {
    attributes: {
      id: app,
      label: values['label'],
      name: values['preconfigured_app'],
      key_id: kid,
      embed_url: links?.appLinks?.[0]?.href ?? '',
      metadata: await api.text(`/apps/${app}/sso/saml/metadata?kid=${kid}`),
      metadata_url: '',
    },
    remove: async () => {
      await api.call('POST', `/apps/${app}/lifecycle/deactivate`);
      await remove(api, `/apps/${app}`);
    },
  };
}

async function remove(api: OktaApi, path: string): Promise<void> {
  await api.call('DELETE', path);
}

/** As the provider does with `catch_all = false`: a sign-in that matches no rule of the policy is refused. */
async function denyTheRest(api: OktaApi, policy: string): Promise<void> {
  const rules = (await api.call('GET', `/policies/${policy}/rules`)) as { id: string; name: string; system: boolean }[];
  for (const { id: rule, name } of rules.filter(({ system }) => system))
    await api.call('PUT', `/policies/${policy}/rules/${rule}`, { name, actions: { appSignOn: { access: 'DENY' } } });
}
