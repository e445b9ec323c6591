import type { LiveAccount, LiveGroup, LiveRole, Snapshot } from '../../../lib/live/snapshot';
import type { Block, StackJson } from '../../support/synthesize';
import { groupId, METADATA, rule as liveRule } from './live';

const REFERENCE = /\$\{((?:data\.)?\w+\.[\w-]+)\.(\w+)\}/g;
/** What an adopted role had before: any statement of its owner's. */
const OWNERS = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'sts:AssumeRole' };

/**
 * What would be live once these stacks were applied.
 * @param present settings that the app has before
 */
export function snapshotOfStacks(
  stacks: ReadonlyMap<string, StackJson>,
  present: Readonly<Record<string, unknown>> = {},
): Snapshot {
  const all = new Map<string, Block>();
  for (const { resource = {}, data = {} } of stacks.values())
    for (const [prefix, types] of [
      ['', resource],
      ['data.', data],
    ] as const)
      for (const [type, named] of Object.entries(types))
        for (const [name, block] of Object.entries(named)) all.set(`${prefix}${type}.${name}`, block);
  const of = (type: string): Block[] => [...all].flatMap(([at, block]) => (at.startsWith(`${type}.`) ? [block] : []));
  const resolved = (value: unknown): string =>
    (value as string).replace(REFERENCE, (_, address: string, attribute: string) => {
      const block = all.get(address);
      if (attribute === 'id') return typeof block?.['id'] === 'string' ? block['id'] : groupId(String(block?.['name']));
      return String(block?.[attribute]);
    });
  const accountOf = accountsByProvider(stacks);
  const [app] = of('okta_app_saml');
  if (app === undefined) throw new Error('these stacks have no app');
  const [assignments] = of('okta_app_group_assignments');
  const [provider] = [...stacks.values()].flatMap(({ provider: blocks = {} }) => blocks['okta'] ?? []);
  const groups = [...of('okta_group'), ...of('data.okta_group')].map((group): LiveGroup => {
    const { name, description, id, type } = group as Partial<Record<string, string>>;
    const called = name ?? demandedName(group);
    return {
      id: id ?? groupId(called),
      name: unescaped(called),
      type: type ?? 'OKTA_GROUP',
      ...(description === undefined ? {} : { description: unescaped(description) }),
    };
  });
  const byId = new Map(groups.map((group) => [group.id, group]));
  return {
    version: 1,
    takenAt: '2026-06-01T00:00:00.000Z',
    okta: {
      org: `${String(provider?.['org_name'])}.${String(provider?.['base_url'])}`,
      apps: [
        {
          id: '0oa1b2c3d4',
          label: unescaped(String(app['label'])),
          status: 'ACTIVE',
          settings: settingsOf(String(app['app_settings_json']), present),
          secretSettings: [],
          ...(app['attribute_statements'] === undefined
            ? {}
            : {
                attributeStatements: (app['attribute_statements'] as { name: string; values: string[] }[]).map(
                  ({ name, values }) => ({ name, values }),
                ),
              }),
          ...(app['user_name_template'] === undefined
            ? {}
            : { userNameTemplate: unescaped(app['user_name_template'] as string) }),
          keys: [],
          metadata: METADATA,
          groups: (assignments?.['group'] as { id: string; priority: number }[]).map(({ id, priority }) => ({
            groupId: resolved(id),
            priority,
            samlRoles: [],
          })),
          people: [],
        },
      ],
      groups: [...byId.values()],
      rules: of('okta_group_rule').map((rule) => ({
        ...liveRule(unescaped(String(rule['name']))),
        expression: resolved(rule['expression_value']),
        targets: (rule['group_assignments'] as string[]).map(resolved),
      })),
      policies: [],
    },
    accounts: [...new Set(accountOf.values())].sort().map((id) => accountOfBlocks(id)),
    unread: [],
  };

  function accountOfBlocks(id: string): LiveAccount {
    const here = (type: string) => of(type).filter((block) => accountOf.get(String(block['provider'])) === id);
    const partition = String(JSON.stringify(here('aws_iam_role')).match(/arn:([\w-]+):iam::\d{12}:saml-provider/)?.[1]);
    const [alias] = here('aws_iam_account_alias');
    const ownBy = (type: string, key: string, role: string) =>
      here(type).filter((block) => resolved(block[key]) === role);
    return {
      id,
      partition: partition === 'undefined' ? 'aws' : partition,
      ...(alias === undefined ? {} : { alias: String(alias['account_alias']) }),
      samlProviders: [
        ...here('aws_iam_saml_provider').map((saml) => ({
          arn: `arn:${partition}:iam::${id}:saml-provider/${String(saml['name'])}`,
          metadata: METADATA,
          tags: (saml['tags'] ?? {}) as Record<string, string>,
        })),
        ...here('data.aws_iam_saml_provider').map(({ arn }) => ({
          arn: String(arn),
          metadata: METADATA,
          tags: { owner: 'somebody else' },
        })),
      ],
      roles: here('aws_iam_role').map((role): LiveRole => {
        const {
          name,
          path = '/',
          description,
          max_session_duration: seconds = 3600,
          permissions_boundary: boundary,
          tags,
        } = role;
        return {
          arn: `arn:${partition}:iam::${id}:role${String(path)}${String(name)}`,
          name: String(name),
          path: String(path),
          trust: trustOf(String(role['assume_role_policy'])),
          maxSessionSeconds: seconds as number,
          ...(description === undefined ? {} : { description: unescaped(description as string) }),
          ...(boundary === undefined ? {} : { permissionsBoundary: boundary as string }),
          tags: (tags ?? {}) as Record<string, string>,
          inline: ownBy('aws_iam_role_policy', 'role', String(name)).map((policy) => ({
            name: String(policy['name']),
            document: JSON.parse(unescaped(String(policy['policy']))) as unknown,
          })),
          attached: ownBy('aws_iam_role_policy_attachments_exclusive', 'role_name', String(name)).flatMap(
            (list) => list['policy_arns'] as string[],
          ),
        };
      }),
      users: [],
      policies: [],
    };
  }
}

/** `aws.<alias>` → account id. */
function accountsByProvider(stacks: ReadonlyMap<string, StackJson>): ReadonlyMap<string, string> {
  return new Map(
    [...stacks.values()].flatMap(({ provider = {} }) =>
      (provider['aws'] ?? []).map(({ alias, allowed_account_ids: ids }): [string, string] => [
        alias === undefined ? 'aws' : `aws.${alias as string}`,
        (ids as string[])[0] ?? '',
      ]),
    ),
  );
}

/** A policy, or our statement after the owner's where it is merged in the plan. */
function trustOf(text: string): unknown {
  if (!text.startsWith('${jsonencode(')) return JSON.parse(unescaped(text));
  const ours = /, \[(\{.*\})\]\)\}\)\)\}$/s.exec(text)?.[1];
  const statements = ours === undefined ? [OWNERS] : [OWNERS, JSON.parse(unescaped(ours)) as unknown];
  return { Version: '2012-10-17', Statement: statements };
}

/** Ours over those that are there, where they are merged in the plan. */
function settingsOf(text: string, present: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ours = /\}, (\{.*\})\)\)\}$/s.exec(text)?.[1];
  const kept = Object.entries(ours === undefined ? {} : present).filter(([name]) => name !== 'overrideAcsURL');
  return { ...Object.fromEntries(kept), ...(JSON.parse(unescaped(ours ?? text)) as Record<string, unknown>) };
}

function demandedName(block: Block): string {
  const { condition = '' } =
    (block['lifecycle'] as { postcondition?: { condition: string }[] } | undefined)?.postcondition?.[0] ?? {};
  return JSON.parse(/== (".*")\}$/s.exec(condition)?.[1] ?? '""') as string;
}

function unescaped(text: string): string {
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
