import { readAccess } from '../../../lib/access';
import { readPlanJson, type JsonObject } from '../../../lib/documents';
import type { TakenOver } from '../../../lib/documents/model/contents';
import { loadConfig } from '../../../lib/config/load';
import { synthesize, type StackJson } from '../../support/synthesize';
import { document } from '../../access/support/federation';

const TODAY = '2026-06-01';
const { federation } = loadConfig('examples/taken-over', { today: TODAY });
const [[name, stack] = ['', {}]] = synthesize(federation) as Map<string, StackJson & { import: ImportJson[] }>;

interface ImportJson {
  readonly to: string;
  readonly id: string;
  readonly provider?: string;
}

/** What is taken over once the import blocks were changed. */
function takenOver(change: (blocks: readonly ImportJson[]) => readonly ImportJson[], more: object = {}): TakenOver[] {
  const { import: blocks = [] } = stack as { import?: ImportJson[] };
  const json = { ...stack, ...more, import: change(blocks) };
  return [...(readAccess([document(json as unknown as JsonObject, name)]).takenOver ?? [])];
}

const contradicted = (taken: readonly TakenOver[]) =>
  taken.flatMap(({ address, contradictions }) =>
    contradictions.map((reason) => `${address.split('.')[0] ?? ''}: ${reason}`),
  );

/** The blocks with another id for the first one of a type. */
const withId = (type: string, id: string) => (blocks: readonly ImportJson[]) => {
  const at = blocks.findIndex(({ to }) => to.startsWith(`${type}.`));
  return blocks.map((block, i) => (i === at ? { ...block, id } : block));
};

test('an import that the configuration makes is listed with address and id, and nothing contradicts it', () => {
  const taken = takenOver((blocks) => blocks);
  expect(taken.length).toBeGreaterThanOrEqual(15);
  expect(contradicted(taken)).toEqual([]);
  expect(taken.map(({ id }) => 'known' in id)).not.toContain(false);
  expect(taken).toContainEqual(
    expect.objectContaining({ type: 'okta_app_saml', id: { known: '0oa7k2m9xqTfVb3Rc5d7' }, from: 'block' }),
  );
});

test('stacks without import blocks take nothing over', () => {
  const json = Object.fromEntries(Object.entries(stack).filter(([type]) => type !== 'import'));
  expect(readAccess([document(json, name)])).not.toHaveProperty('takenOver');
});

test.each([
  ['aws_iam_role', 'OrganizationAccountAccessRole', 'is declared at this address'],
  ['aws_iam_account_alias', 'mueller-dev', 'mueller-prod is declared at this address'],
  ['aws_iam_role_policy_attachments_exclusive', 'Other', 'is declared at this address'],
  ['aws_iam_role_policies_exclusive', 'Other', 'is declared at this address'],
  ['okta_group', '00u3e5r7tyUiOp9As2d4', 'this is not the id of a group'],
  ['okta_group_rule', '00g3e5r7tyUiOp9As2d4', 'this is not the id of a group rule'],
  ['okta_app_saml', '00g3e5r7tyUiOp9As2d4', 'this is not the id of an app'],
])('an import of another %s is a contradiction', (type, id, reason) => {
  expect(contradicted(takenOver(withId(type, id)))).toEqual([expect.stringContaining(`federation:${type}: `)]);
  expect(contradicted(takenOver(withId(type, id)))[0]).toContain(reason);
});

test('an ARN of another account, or of another name, is a contradiction', () => {
  const providers = synthesize(loadConfig('config', { today: TODAY }).federation).get(
    'federation',
  ) as unknown as JsonObject;
  const [address = ''] = Object.keys((providers['resource'] as Record<string, object>)['aws_iam_saml_provider'] ?? {});
  const to = `aws_iam_saml_provider.${address}`;
  const imported = (id: string) => {
    const json = { ...providers, import: [{ to, id }] } as unknown as JsonObject;
    return contradicted([...(readAccess([document(json, 'federation')]).takenOver ?? [])]).map((text) =>
      text.replace('federation:aws_iam_saml_provider: ', ''),
    );
  };
  const account = (providers['resource'] as { aws_iam_saml_provider: Record<string, { provider: string }> })
    .aws_iam_saml_provider[address]?.provider;
  const own = (
    providers['provider'] as unknown as { aws: { alias: string; allowed_account_ids: string[] }[] }
  ).aws.find(({ alias }) => account === `aws.${alias}`)?.allowed_account_ids[0];
  expect(imported(`arn:aws:iam::${own ?? ''}:saml-provider/Okta`)).toEqual([]);
  expect(imported(`arn:aws:iam::${own ?? ''}:saml-provider/ADFS`)).toEqual(['Okta is declared at this address']);
  expect(imported('arn:aws:iam::666666666666:saml-provider/Okta')).toEqual([
    `it is in account 666666666666, and the resource in ${own ?? ''}`,
  ]);
});

test('one object at two addresses is a contradiction at both', () => {
  const groups = (blocks: readonly ImportJson[]) => blocks.filter(({ to }) => to.startsWith('okta_group.'));
  const [first, second] = groups((stack as { import?: ImportJson[] }).import ?? []);
  const twice = contradicted(
    takenOver((blocks) => blocks.map((block) => (block.to === second?.to ? { ...block, id: first?.id ?? '' } : block))),
  );
  expect(twice).toEqual([
    `federation:okta_group: it is also federation:${second?.to ?? ''}`,
    `federation:okta_group: it is also federation:${first?.to ?? ''}`,
  ]);
});

test('a group that the documents look up elsewhere is another object', () => {
  const data = (stack as unknown as { data: Record<string, Record<string, object>> }).data;
  const id = '00gEverybodyWhoMayEver';
  const more = { data: { ...data, okta_group: { ...data['okta_group'], Administrators: { id } } } };
  expect(contradicted(takenOver(withId('okta_group', id), more))).toEqual([
    'federation:okta_group: it is also federation:data.okta_group.Administrators',
  ]);
});

test('an import where nothing is declared, with another provider, or of memberships is a contradiction', () => {
  const add = (block: ImportJson) => contradicted(takenOver((blocks) => [...blocks, block]));
  expect(add({ to: 'okta_group.nowhere', id: '00g1' })).toEqual([
    'federation:okta_group: nothing is declared at this address',
  ]);
  expect(add({ to: 'okta_group_memberships.nowhere', id: '00g1' })[0]).toContain('nothing is declared');
  const other = (blocks: readonly ImportJson[]) =>
    blocks.map((block) =>
      block.to.startsWith('aws_iam_account_alias.') ? { ...block, provider: 'aws.other' } : block,
    );
  expect(contradicted(takenOver(other))[0]).toContain('it is read with the provider aws.other');
});

test('an id that is an expression is unknown', () => {
  const taken = takenOver(withId('okta_group', '${data.okta_group.Support.id}'));
  expect(taken.filter(({ id }) => 'unknown' in id)).toHaveLength(1);
});

const planOf = (before: object, after: object, type = 'okta_group') =>
  readAccess([
    readPlanJson(
      {
        format_version: '1.2',
        planned_values: { root_module: { resources: [] } },
        resource_changes: [
          {
            address: `${type}.x`,
            mode: 'managed',
            type,
            name: 'x',
            change: { actions: ['update'], before, after, after_unknown: {}, importing: { id: '00g1' } },
          },
        ],
      },
      { source: 'plan', name: 'plan' },
    ),
  ]).takenOver ?? [];

test('a plan shows what the object is called, so that another one is seen by its name', () => {
  expect(
    contradicted(planOf({ id: '00g1', name: 'aws#Prod#Admin#1' }, { id: '00g1', name: 'aws#Prod#Admin#1' })),
  ).toEqual([]);
  expect(contradicted(planOf({ id: '00g1', name: 'Cloud Admins' }, { id: '00g1', name: 'aws#Prod#Admin#1' }))).toEqual([
    'plan:okta_group: the object is called otherwise: name: "Cloud Admins" → "aws#Prod#Admin#1"',
  ]);
  expect(
    contradicted(planOf({ name: 'r', users: [] }, { users: [], group_id: '00g1' }, 'okta_group_memberships'))[0],
  ).toContain('takes out anyone who is not listed');
});
