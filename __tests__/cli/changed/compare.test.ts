import fc from 'fast-check';
import { compareStacks } from '../../../lib/cli/changed/compare';
import { digestOf, withWhatOthersGive, type Dependencies } from '../../../lib/cli/changed/digest';
import { lockedProviders } from '../../../lib/cli/changed/lock-file';
import { matrixOf } from '../../../lib/cli/changed/matrix';
import type { SynthesizedStack } from '../../../lib/cli/changed/stack';

const LOCK = (aws: string): string =>
  `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${aws}"\n}\nprovider "registry.terraform.io/okta/okta" {\n  version = "4.20.0"\n}\n`;

type Around = Partial<Dependencies> & { more?: object };
type Blocks = Record<string, Record<string, Record<string, unknown>>>;

function stack(name: string, resource: Blocks, around: Around = {}): SynthesizedStack {
  const { more = {}, lock = lockedProviders(LOCK('5.100.0')), tool = 'terraform 1.11.4' } = around;
  const source = name === 'okta' ? 'okta/okta' : 'hashicorp/aws';
  const document = { resource, terraform: { required_providers: { main: { source } } }, ...more };
  return { ...digestOf(name, JSON.stringify(document), { lock, tool }), directory: `stacks/${name}` };
}

const reading = (...outputs: string[]) => ({
  data: { terraform_remote_state: { okta: { config: { path: '../okta.tfstate' } } } },
  locals: outputs.map((output) => `\${data.terraform_remote_state.okta.outputs.${output}}`),
});
const METADATA = { saml_metadata: { value: '${okta_app_saml.App.metadata}' } };
const roles = (...names: string[]): Blocks => ({
  aws_iam_role: Object.fromEntries(names.map((name) => [name, { name }])),
});
const account = (id: string, resource: Blocks, around: Partial<Dependencies> = {}): SynthesizedStack =>
  stack(`account-${id}`, resource, {
    ...around,
    more: { ...reading('saml_metadata'), provider: { aws: [{ allowed_account_ids: [id] }] } },
  });
const okta = (keyName: string, groups: string[] = ['Support'], around: Around = {}): SynthesizedStack =>
  stack(
    'okta',
    {
      okta_app_saml: { App: { key_name: keyName } },
      okta_group: Object.fromEntries(groups.map((name) => [name, { name }])),
    },
    { more: { output: METADATA }, ...around },
  );
const compare = (now: SynthesizedStack[], then: SynthesizedStack[]) => compareStacks(withWhatOthersGive(now), then);
const plan = (now: SynthesizedStack[], then: SynthesizedStack[]): string[] =>
  compare(now, then).changed.map(({ stage, stack: name, reason }) => `${String(stage)} ${name}: ${reason}`);

const applied = withWhatOthersGive([
  okta('one'),
  account('111122223333', roles('Admin')),
  account('444455556666', roles('Admin')),
]);

test('nothing has to be planned where everything is as it was applied', () => {
  expect(compareStacks(applied, applied)).toEqual({ changed: [], gone: [], unchanged: 3, conflicts: [] });
});

test('a comment, the order of keys and the metadata of the synthesis are not a change', () => {
  const text = '{"//":{"metadata":{"version":"0.21.0"}},"resource":{"aws_iam_role":{"A":{"name":"A","//":{"x":1}}}}}';
  const other = '{ "resource": { "aws_iam_role": { "A": { "//": {"x": 2}, "name": "A" } } }, "//": 1 }';
  const around: Dependencies = { lock: () => 'none', tool: 'unknown' };
  expect(digestOf('a', other, around).meaning).toBe(digestOf('a', text, around).meaning);
});

test('a stack that was never applied, or whose apply failed and left no record, is planned', () => {
  expect(plan(applied, applied.slice(0, 2))).toEqual(['1 account-444455556666: never applied']);
});

test('another version of one provider concerns only the stacks that use it', () => {
  const lock = lockedProviders(LOCK('5.101.0'));
  const now = [okta('one', ['Support'], { lock }), account('111122223333', roles('Admin'), { lock })];
  expect(plan(now, applied.slice(0, 2))).toEqual(['1 account-111122223333: another provider version in the lock file']);
});

test('another version of the program that applies concerns every stack', () => {
  const now = [account('111122223333', roles('Admin'), { tool: 'terraform 1.12.0' })];
  expect(plan(now, applied)).toEqual(['1 account-111122223333: terraform 1.11.4 → terraform 1.12.0']);
});

test('a new certificate of Okta concerns every account, and they are planned after it was applied', () => {
  expect(plan([okta('two'), ...applied.slice(1)], applied)).toEqual([
    '1 okta: arguments differ',
    '2 account-111122223333: reads the certificate of okta, which changes',
    '2 account-444455556666: reads the certificate of okta, which changes',
  ]);
});

test('an account that was not applied with the new certificate is planned again, though Okta was', () => {
  const [, first, second] = applied as [SynthesizedStack, SynthesizedStack, SynthesizedStack];
  const now = withWhatOthersGive([okta('two'), first, second]);
  const [newOkta, newFirst] = now as [SynthesizedStack, SynthesizedStack];
  expect(plan(now, [newOkta, newFirst, second])).toEqual([
    '1 account-444455556666: reads the certificate of okta, which has changed since it was applied',
  ]);
});

test('metadata that is given for a rotation concerns every account', () => {
  const now = [
    okta('one', ['Support'], { more: { output: { saml_metadata: { value: '<xml/>' } } } }),
    ...applied.slice(1),
  ];
  expect(plan(now, applied).map((line) => line.split(':')[0])).toEqual([
    '1 okta',
    '2 account-111122223333',
    '2 account-444455556666',
  ]);
});

describe('role groups in shards', () => {
  const management = (...keys: string[]) => ({
    okta_group: Object.fromEntries(keys.map((key) => [`Job-${key}`, { name: key }])),
  });
  const outputs = (...keys: string[]) => ({
    ...METADATA,
    ...Object.fromEntries(keys.map((key) => [`job_${key}`, { value: `\${okta_group.Job-${key}.id}` }])),
  });
  const app = (keys: string[], more: object = {}, keyName = 'one') =>
    stack(
      'okta',
      { okta_app_saml: { App: { key_name: keyName } }, ...management(...keys) },
      { more: { output: outputs(...keys), ...more } },
    );
  const shard = (digits: string, groups: string[], ...keys: string[]) =>
    stack(
      `okta-${digits}`,
      { okta_group: Object.fromEntries(groups.map((name) => [name, { name }])) },
      { more: reading(...keys.map((key) => `job_${key}`)) },
    );
  const before = withWhatOthersGive([
    app(['a', 'b']),
    shard('0', ['Admin'], 'a'),
    shard('1', ['Admin2'], 'b'),
    account('111122223333', roles('Admin')),
  ]);
  const [okta0, shard0, shard1, account1] = before as [
    SynthesizedStack,
    SynthesizedStack,
    SynthesizedStack,
    SynthesizedStack,
  ];
  const stagesOf = (now: SynthesizedStack[], then = before) =>
    Object.fromEntries(compare(now, then).changed.map(({ stack: name, stage }) => [name, stage]));

  test('a role of one account is two stacks: the account, then its shard', () => {
    const now = [okta0, shard('0', ['Admin', 'New'], 'a'), shard1, account('111122223333', roles('Admin', 'New'))];
    expect(stagesOf(now)).toEqual({ 'account-111122223333': 1, 'okta-0': 2 });
  });

  test('a role that goes leaves its shard first', () => {
    const now = [okta0, shard('0', []), shard1, account('111122223333', roles())];
    expect(stagesOf(now)).toEqual({ 'okta-0': 1, 'account-111122223333': 2 });
  });

  test('the first apply makes the app, then the roles, then what points to them', () => {
    expect(stagesOf([...before], [])).toEqual({
      okta: 1,
      'account-111122223333': 2,
      'okta-0': 3,
      'okta-1': 3,
    });
  });

  test('a new management group exists before a rule reads it', () => {
    const now = [app(['a', 'b', 'c']), shard('0', ['Admin'], 'a', 'c'), shard1, account1];
    expect(stagesOf(now)).toEqual({ okta: 1, 'okta-0': 2 });
  });

  test('a management group is deleted once no rule reads it any more', () => {
    const now = [app(['a']), shard0, shard('1', ['Admin2'], 'a'), account1];
    expect(stagesOf(now)).toEqual({ 'okta-1': 1, okta: 2 });
  });

  test('a management group whose key changes is the same group, so its stack goes first', () => {
    const now = [
      app(['a', 'c'], { moved: [{ from: 'okta_group.Job-b', to: 'okta_group.Job-c' }] }),
      shard0,
      shard('1', ['Admin2'], 'c'),
      account1,
    ];
    expect(stagesOf(now)).toEqual({ okta: 1, 'okta-1': 2 });
  });

  test('another group behind an output concerns the shards that read it, until they were applied', () => {
    const found = (id: string) =>
      stack(
        'okta',
        { okta_app_saml: { App: { key_name: 'one' } } },
        {
          more: {
            data: { okta_group: { Job: { id, lifecycle: { postcondition: [] } } } },
            output: { ...METADATA, job_a: { value: '${data.okta_group.Job.id}' } },
          },
        },
      );
    const then = withWhatOthersGive([found('00g1'), shard0, shard1, account1]);
    const now = withWhatOthersGive([found('00g2'), shard0, shard1, account1]);
    expect(stagesOf(now, then)).toEqual({ okta: 1, 'okta-0': 2 });
    const [appliedOkta] = now as [SynthesizedStack];
    expect(plan(now, [appliedOkta, ...then.slice(1)])).toEqual([
      '1 okta-0: reads a group of okta, which has changed since it was applied',
    ]);
  });

  test('a certificate, a role that comes and one that goes are four stages', () => {
    const other = account('444455556666', roles('Admin'));
    const now = [
      app(['a', 'b'], {}, 'two'),
      shard('0', ['Admin', 'New'], 'a'),
      shard1,
      account('111122223333', roles('Admin', 'New')),
      account('444455556666', roles()),
    ];
    expect(stagesOf(now, withWhatOthersGive([okta0, shard0, shard1, account1, other]))).toEqual({
      okta: 1,
      'account-111122223333': 2,
      'okta-0': 3,
      'account-444455556666': 4,
    });
  });

  test('a change for which no order is safe is refused, with a way out', () => {
    const now = [app(['a', 'c']), shard0, shard('1', ['Admin2'], 'c'), account1];
    const { conflicts } = compare(now, before);
    expect(conflicts).toEqual([expect.stringMatching(/^okta deletes okta_group\.Job-b.*without its grants/) as string]);
  });

  test('a stack whose objects are in others now needs its record moved, not its file put back', () => {
    const old = stack('okta-old', { okta_group: { Admin: {}, Admin2: {} }, terraform_data: { Owner: {} } });
    expect(compare([...before], [...before, old]).gone).toMatchObject([
      { stack: 'okta-old', objects: 2, needs: expect.stringContaining('move-state') as string },
    ]);
  });

  test('all of them are one job of a matrix, beside those of the accounts', () => {
    const { changed } = compare([okta0, shard0, shard1, account('1'.repeat(12), {}), account('2'.repeat(12), {})], []);
    const jobs = matrixOf(
      changed.map((each) => ({ ...each, stage: 1 })),
      3,
    );
    expect(jobs.map(({ stacks }) => stacks).sort()).toEqual([
      `account-${'1'.repeat(12)}`,
      `account-${'2'.repeat(12)}`,
      'okta okta-0 okta-1',
    ]);
  });
});

test('a new role exists before a group points to it, and a group is gone before its role is', () => {
  const now = [
    okta('one', ['Support', 'New']),
    account('111122223333', roles('Admin', 'New')),
    account('444455556666', roles()),
  ];
  expect(plan(now, applied)).toEqual([
    '1 account-111122223333: objects differ (1 added)',
    '2 okta: objects differ (1 added)',
    '3 account-444455556666: objects differ (1 removed)',
  ]);
});

test('a stack that is gone is listed with what its leaving needs', () => {
  const [first, second] = applied as [SynthesizedStack, SynthesizedStack];
  const empty = account('777788889999', {});
  const { gone } = compareStacks([first], [first, second, empty]);
  expect(gone).toMatchObject([
    {
      stack: 'account-111122223333',
      account: '111122223333',
      objects: 1,
      needs: expect.stringContaining('retired') as string,
    },
    { stack: 'account-777788889999', objects: 0, needs: expect.stringContaining('delete its state') as string },
  ]);
});

test('a local state in another folder is not a change, another file name is', () => {
  const at = (path: string) => stack('a', {}, { more: { terraform: { backend: { local: { path } } } } });
  expect(at('/one/okta.tfstate').meaning).toBe(at('../../okta.tfstate').meaning);
  expect(at('/one/okta.tfstate').meaning).not.toBe(at('/one/other.tfstate').meaning);
});

test('a matrix has every stack once, in no more jobs than asked for, and stages apart', () => {
  const one = fc.record({ stage: fc.integer({ min: 1, max: 3 }), objects: fc.nat(500) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (sizes, max) => {
      const changed = sizes.map((size, i) => ({ ...size, stack: `s${String(i)}`, directory: '', reason: '' }));
      const jobs = matrixOf(changed, max);
      const planned = jobs.flatMap(({ stage, stacks }) => stacks.split(' ').map((name) => `${String(stage)} ${name}`));
      expect(planned.sort()).toEqual(changed.map(({ stage, stack: name }) => `${String(stage)} ${name}`).sort());
      for (const stage of [1, 2, 3]) expect(jobs.filter((job) => job.stage === stage).length).toBeLessThanOrEqual(max);
      expect(new Set(jobs.map(({ job }) => job)).size).toBe(jobs.length);
    }),
  );
});
