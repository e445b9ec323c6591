import fc from 'fast-check';
import { compareStacks } from '../../../lib/cli/changed/compare';
import { digestOf, type Surroundings } from '../../../lib/cli/changed/digest';
import { lockedProviders } from '../../../lib/cli/changed/lock-file';
import { matrixOf } from '../../../lib/cli/changed/matrix';
import type { SynthesizedStack } from '../../../lib/cli/changed/stack';

const LOCK = (aws: string): string =>
  `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${aws}"\n}\nprovider "registry.terraform.io/okta/okta" {\n  version = "4.20.0"\n}\n`;

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

function stack(
  name: string,
  resource: Blocks,
  around: Partial<Surroundings> & { more?: object } = {},
): SynthesizedStack {
  const { more = {}, lock = lockedProviders(LOCK('5.100.0')), tool = 'terraform 1.11.4' } = around;
  const source = name === 'okta' ? 'okta/okta' : 'hashicorp/aws';
  const document = { resource, terraform: { required_providers: { main: { source } } }, ...more };
  return { ...digestOf(name, JSON.stringify(document), { lock, tool }), directory: `stacks/${name}` };
}

const READS = { data: { terraform_remote_state: { okta: { config: { path: '../okta.tfstate' } } } } };
const roles = (...names: string[]): Blocks => ({
  aws_iam_role: Object.fromEntries(names.map((name) => [name, { name }])),
});
const account = (id: string, resource: Blocks, around: Partial<Surroundings> = {}): SynthesizedStack =>
  stack(`account-${id}`, resource, {
    ...around,
    more: { ...READS, provider: { aws: [{ allowed_account_ids: [id] }] } },
  });
const okta = (keyName: string, groups: string[] = ['Support'], around: Partial<Surroundings> = {}): SynthesizedStack =>
  stack(
    'okta',
    {
      okta_app_saml: { App: { key_name: keyName } },
      okta_group: Object.fromEntries(groups.map((name) => [name, { name }])),
    },
    around,
  );
const plan = (now: SynthesizedStack[], then: SynthesizedStack[]): string[] =>
  compareStacks(now, then).changed.map(({ stage, stack: name, reason }) => `${String(stage)} ${name}: ${reason}`);

const applied = [okta('one'), account('111122223333', roles('Admin')), account('444455556666', roles('Admin'))];

test('nothing has to be planned where everything is as it was applied', () => {
  expect(compareStacks(applied, applied)).toEqual({ changed: [], gone: [], unchanged: 3 });
});

test('a comment, the order of keys and the metadata of the synthesis are not a change', () => {
  const text = '{"//":{"metadata":{"version":"0.21.0"}},"resource":{"aws_iam_role":{"A":{"name":"A","//":{"x":1}}}}}';
  const other = '{ "resource": { "aws_iam_role": { "A": { "//": {"x": 2}, "name": "A" } } }, "//": 1 }';
  const around: Surroundings = { lock: () => 'none', tool: 'unknown' };
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
