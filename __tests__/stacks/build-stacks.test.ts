import { App } from 'cdktf';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Federation } from '../../lib/config/model';
import { buildStacks } from '../../lib/stacks/build-stacks';
import { InvalidTree } from '../../lib/stacks/validate-tree';
import { account, adoptedRole, federation, managementGroup, role, idOf } from '../support/federation';
import { only, resources, synthesize, synthesizedFiles, synthesizeSingle } from '../support/synthesize';

const build = (config: Federation) => {
  const outdir = mkdtempSync(join(tmpdir(), 'build-stacks-'));
  const run = () => buildStacks(new App({ outdir }), config);
  return { run, outdir };
};

test('single is one stack, per-account one for Okta and one for each account', () => {
  const accounts = [account('Audit'), account('Tech')];
  expect([...synthesize(federation({ accounts })).keys()]).toEqual(['federation']);
  expect([...synthesize(federation({ accounts, layout: 'per-account' })).keys()].sort()).toEqual([
    `account-${idOf('Tech')}`,
    `account-${idOf('Audit')}`,
    'okta',
  ]);
});

test('accounts wait for the Okta stack, which waits for nobody', () => {
  const files = synthesizedFiles(federation({ layout: 'per-account', accounts: [account('Audit'), account('Tech')] }));
  const { stacks } = JSON.parse(files.get('manifest.json') ?? '') as {
    stacks: Record<string, { dependencies: string[] }>;
  };
  expect(
    Object.entries(stacks)
      .map(([name, { dependencies }]) => [name, dependencies])
      .sort(),
  ).toEqual([
    [`account-${idOf('Tech')}`, ['okta']],
    [`account-${idOf('Audit')}`, ['okta']],
    ['okta', []],
  ]);
});

test('per-account keeps Okta out of the account stacks and IAM out of the Okta stack', () => {
  const stacks = synthesize(
    federation({ layout: 'per-account', provisioningUser: { account: 'Mueller-Tech', name: 'okta', keys: ['a'] } }),
  );
  for (const type of Object.keys(stacks.get('okta')?.resource ?? {})) expect(type).toMatch(/^(okta_|terraform_data$)/);
  for (const type of Object.keys(stacks.get(`account-${idOf('Mueller-Tech')}`)?.resource ?? {}))
    expect(type).toMatch(/^(aws_|terraform_data$)/);
});

test('both layouts make the same objects', () => {
  const objects = (layout: Federation['layout']) => {
    const accounts = [account('Audit'), account('Tech', { adopted: [adoptedRole('legacy')], alias: 'tech' })];
    return (
      [...synthesize(federation({ layout, accounts })).values()]
        .flatMap(({ resource = {} }) =>
          Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`)),
        )
        // Each state names its owner.
        .filter((address) => !address.startsWith('terraform_data.Owner_'))
        .sort()
    );
  };
  expect(objects('per-account')).toEqual(objects('single'));
});

test('everything that is wrong with the finished tree is reported together, and nothing is written', () => {
  const accounts = [
    account('Tech', { id: '111111111111' }),
    account('Tech', { id: '222222222222' }),
    account('Lab', { id: '333333333333' }),
    account('Lab', { id: '444444444444' }),
  ];
  const { run, outdir } = build(federation({ layout: 'per-account', accounts }));
  expect(run).toThrow(InvalidTree);
  expect(run).toThrow(
    [
      '2 problems in the plan, nothing was written:',
      '  okta/Federation: two accounts are named Lab: rename one',
      '  okta/Federation: two accounts are named Tech: rename one',
    ].join('\n'),
  );
  expect(readdirSync(join(outdir, 'stacks'))).toEqual([]);
});

test('more group rules than Okta allows are refused', () => {
  const roles = Array.from({ length: 7 }, (_, i) => role(`Role-${i}`));
  const accounts = Array.from({ length: 286 }, (_, i) => account(`A-${i}`, { id: String(100_000_000_000 + i), roles }));
  expect(build(federation({ accounts })).run).toThrow(/2002 group rules, Okta allows 2000 in an org/);
  expect(build(federation({ accounts, groupRules: 'per-management-group' })).run).not.toThrow();
});

test('a retired account keeps a stack with its provider block, so that Terraform can take its objects away', () => {
  const retired = account('Gone', {
    retired: true,
    roles: [],
    adopted: [adoptedRole('legacy', { grants: [], release: 'forget' })],
  });
  for (const [layout, stack] of [
    ['single', 'federation'],
    ['per-account', `account-${idOf('Gone')}`],
  ] as const) {
    const json = synthesize(federation({ layout, accounts: [retired] })).get(stack);
    expect(json?.provider?.['aws']).toMatchObject([{ alias: `account_${retired.id}` }]);
    expect(Object.keys(json?.resource ?? {}).filter((type) => type.startsWith('aws_'))).toEqual([]);
    expect(json?.removed?.filter(({ from }) => String(from).startsWith('aws_'))).toHaveLength(1);
    expect(json?.data?.['terraform_remote_state']).toBeUndefined();
  }
});

test('an app of somebody else needs no Okta stack, and grants are left to them', () => {
  const config = federation({ layout: 'per-account', app: { metadata: `<xml>${'x'.repeat(1000)}</xml>` } });
  const stacks = synthesize(config);
  expect([...stacks.keys()]).toEqual([`account-${idOf('Mueller-Tech')}`]);
  const json = stacks.get(`account-${idOf('Mueller-Tech')}`);
  expect(json && only(json, 'aws_iam_saml_provider')['saml_metadata_document']).toContain('<xml>');
  expect(json?.data).toBeUndefined();
});

test('what the configuration accepts everywhere is accepted on every object that a finding can be about', () => {
  const accept = [{ rule: 'long-session', reason: 'builds' }];
  const config = federation({
    accept,
    app: { signOnPolicy: { mfaEveryMinutes: 60 } },
    provisioningUser: { account: 'Mueller-Tech', name: 'okta', keys: ['a'] },
    accounts: [account('Mueller-Tech', { alias: 'tech', adopted: [adoptedRole('legacy')] })],
  });
  const json = synthesizeSingle(config);
  const bare = Object.entries(json.resource ?? {}).flatMap(([type, named]) =>
    Object.values(named).some((block) => !('federation' in (block['//'] as object))) ? [type] : [],
  );
  // Parts of a role, and a list: nothing to judge but what they belong to.
  expect(bare.sort()).toEqual([
    'aws_iam_role_policies_exclusive',
    'aws_iam_role_policy_attachments_exclusive',
    'okta_app_group_assignments',
    'terraform_data',
  ]);
});

test('outputs show what people and login clients need, and no secret', () => {
  const config = federation({ provisioningUser: { account: 'Mueller-Tech', name: 'okta', keys: ['a', 'b'] } });
  const output = synthesizeSingle(config).output ?? {};
  expect(Object.keys(output).sort()).toEqual([
    'okta_app_embed_url',
    'okta_app_id',
    'provisioning_key_id_a',
    'provisioning_key_id_b',
    'provisioning_key_secret_a',
    'provisioning_key_secret_b',
    'role_arns',
    'saml_provider_arns',
  ]);
  const sensitive = Object.entries(output).filter(([, block]) => block['sensitive'] === true);
  expect(sensitive.map(([name]) => name)).toEqual(['provisioning_key_secret_a', 'provisioning_key_secret_b']);
  const { id } = account('Mueller-Tech');
  expect(output['role_arns']?.['value']).toEqual({
    [`aws#Mueller-Tech#Okta-Mueller-Tech-ReadOnly#${id}`]: `arn:aws:iam::${id}:role/Okta-Mueller-Tech-ReadOnly`,
  });
});

test('with a PGP key no output holds a secret in plain text', () => {
  const config = federation({
    provisioningUser: { account: 'Mueller-Tech', name: 'okta', keys: ['a'], pgpKey: 'keybase:ada' },
  });
  const { output = {} } = synthesizeSingle(config);
  expect(Object.keys(output)).toContain('provisioning_key_encrypted_secret_a');
  expect(JSON.stringify(output)).not.toMatch(/\.secret\}/);
});

test('a path of roles, document policies and grants arrive where they belong', () => {
  const config = federation({
    rolePath: '/okta/',
    managementGroups: [managementGroup('Support', { members: ['ada@mueller-tech.com'] })],
    accounts: [
      account('Tech', {
        roles: [role('Deploy', { policies: [{ type: 'document', name: 'deploy', document: '{"Statement":[]}' }] })],
      }),
    ],
  });
  const json = synthesizeSingle(config);
  expect(resources(json, 'aws_iam_role').get('Okta-Tech-Deploy')).toMatchObject({ path: '/okta/' });
  expect(resources(json, 'aws_iam_role_policy').get('deploy')).toMatchObject({ policy: '{"Statement":[]}' });
  expect(only(json, 'okta_group_memberships')['users']).toHaveLength(1);
});

test('errors that are thrown while building keep their stacks', () => {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const { run } = build(
    federation({ accounts: [account('Tech', { roles: [role('Admin', { maxSessionSeconds: 1 })] })] }),
  );
  let stack: string | undefined;
  try {
    run();
  } catch (error) {
    stack = (error as Error).stack;
  }
  expect(stack).toMatch(/maxSessionSeconds 1(.|\n)*\n\s+at .*role-group\.ts/);
  expect(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')).toEqual(before);
});
