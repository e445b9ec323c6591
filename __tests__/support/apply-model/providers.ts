import { replacedFor } from '../replaced-arguments';
import type { World } from './world';

export type Attributes = Readonly<Record<string, unknown>>;

interface Provider {
  /** A change that the provider makes by another object. */
  readonly replaces: (before: Attributes, after: Attributes) => boolean;
  /** @returns the id */
  readonly create: (attributes: Attributes) => string;
  readonly update: (before: Attributes, after: Attributes) => void;
  readonly destroy: (attributes: Attributes) => void;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
const replacedBy = (type: string) => (before: Attributes, after: Attributes) =>
  replacedFor(type, before, after).length > 0;

/** What the two providers do with a resource, as far as it decides who has which role. */
export function providerOf(address: string, world: World): Provider {
  const make = PROVIDERS[address.slice(0, address.indexOf('.'))];
  return make?.(world) ?? inert(world);
}

/** Nobody's roles depend on it: it takes part in the order only. */
const inert = (world: World): Provider => ({
  replaces: () => false,
  create: () => world.newId(),
  update: () => undefined,
  destroy: () => undefined,
});

const PROVIDERS: Readonly<Record<string, (world: World) => Provider>> = {
  okta_group: (world) => ({
    ...inert(world),
    create: ({ name }) => {
      const id = world.newId();
      world.addGroup(id, text(name));
      return id;
    },
    update: ({ id }, { name }) => world.renameGroup(text(id), text(name)),
    destroy: ({ id }) => world.deleteGroup(text(id)),
  }),
  okta_group_rule: (world) => {
    const put = (id: string, attributes: Attributes) => {
      const reads = [...text(attributes['expression_value']).matchAll(/"([^"]+)"/g)].map(([, group = '']) => group);
      world.putRule(id, {
        name: text(attributes['name']),
        reads,
        targets: list(attributes['group_assignments']) as string[],
      });
      return id;
    };
    return {
      replaces: replacedBy('okta_group_rule'),
      create: (attributes) => put(world.newId(), attributes),
      update: ({ id }, after) => {
        put(text(id), after);
      },
      destroy: ({ id, remove_assigned_users: removes }) => world.deleteRule(text(id), removes === true),
    };
  },
  okta_group_memberships: (world) => {
    const put = (group: unknown, users: unknown, was: unknown = []) => {
      const manual = world.groups.get(text(group))?.manual;
      for (const user of list(was)) manual?.delete(text(user));
      for (const user of list(users)) manual?.add(text(user));
    };
    return {
      ...inert(world),
      replaces: replacedBy('okta_group_memberships'),
      create: ({ group_id: group, users }) => {
        put(group, users);
        return world.newId();
      },
      update: ({ users: was }, { group_id: group, users }) => {
        put(
          group,
          users,
          list(was).filter((user) => !list(users).includes(user)),
        );
      },
      destroy: ({ group_id: group, users }) => put(group, [], users),
    };
  },
  okta_app_saml: (world) => {
    const put = (attributes: Attributes) => {
      const settings = JSON.parse(text(attributes['app_settings_json'])) as Record<string, string>;
      const names = list(attributes['attribute_statements']).map((statement) =>
        text((statement as Attributes)['name']),
      );
      world.app = {
        groupFilter: settings['groupFilter'] ?? '',
        roleValuePattern: settings['roleValuePattern'] ?? '',
        recipient: settings['overrideAcsURL'] ?? 'https://signin.aws.amazon.com/saml',
        actions: [
          ...(names.some((name) => name.includes('PrincipalTag')) ? ['sts:TagSession'] : []),
          ...(names.some((name) => name.includes('SourceIdentity')) ? ['sts:SetSourceIdentity'] : []),
        ],
        assigned: world.app?.assigned ?? new Set(),
      };
    };
    return {
      ...inert(world),
      create: (attributes) => {
        put(attributes);
        return world.newId();
      },
      update: (_, after) => put(after),
      destroy: () => (world.app = undefined),
    };
  },
  okta_app_group_assignments: (world) => {
    const put = (group: unknown) => {
      const assigned = world.app?.assigned;
      const wanted = list(group).map((entry) => text((entry as Attributes)['id']));
      for (const id of [...(assigned ?? [])]) if (!wanted.includes(id)) assigned?.delete(id);
      for (const id of wanted) assigned?.add(id);
    };
    return {
      ...inert(world),
      create: ({ group }) => {
        put(group);
        return world.newId();
      },
      update: (_, { group }) => put(group),
      destroy: () => put([]),
    };
  },
  aws_iam_role: (world) => {
    const arn = (attributes: Attributes) =>
      `arn:aws:iam::${accountOf(attributes)}:role${text(attributes['path']) || world.pathOfAdopted}${text(attributes['name'])}`;
    const put = (attributes: Attributes) =>
      world.roles.set(arn(attributes), { trust: text(attributes['assume_role_policy']) });
    return {
      replaces: replacedBy('aws_iam_role'),
      create: (attributes) => {
        if (world.roles.has(arn(attributes))) throw new Error(`EntityAlreadyExists: ${arn(attributes)}`);
        put(attributes);
        return text(attributes['name']);
      },
      update: (_, after) => put(after),
      destroy: (attributes) => world.roles.delete(arn(attributes)),
    };
  },
  aws_iam_saml_provider: (world) => {
    const arn = (attributes: Attributes) =>
      `arn:aws:iam::${accountOf(attributes)}:saml-provider/${text(attributes['name'])}`;
    return {
      replaces: replacedBy('aws_iam_saml_provider'),
      create: (attributes) => {
        if (world.samlProviders.has(arn(attributes))) throw new Error(`EntityAlreadyExists: ${arn(attributes)}`);
        world.samlProviders.add(arn(attributes));
        return text(attributes['name']);
      },
      update: () => undefined,
      destroy: (attributes) => world.samlProviders.delete(arn(attributes)),
    };
  },
};

/** The provider block of an account is named after its id. */
function accountOf(attributes: Attributes): string {
  return /\d{12}/.exec(text(attributes['provider']))?.[0] ?? '';
}
