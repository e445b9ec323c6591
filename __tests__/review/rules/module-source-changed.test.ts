import { moduleSourceChanged as rule } from '../../../lib/review/rules/module-source-changed';
import { change, outside, seen } from '../support/builders';
import { configured, fresh, made, reviewed } from '../support/inline-plan';

const called = (source: string, rest: object = {}) =>
  configured((configuration) => {
    configuration.root_module.module_calls = { extra: { source, module: {}, ...rest } };
  });
const inside = { ...made('okta_group', null, { name: 'Lunch' }), address: 'module.extra.okta_group.new' };
const report = (source: string, rest?: object) => fresh(reviewed([inside], called(source, rest)));

test.each([
  ['hashicorp/consul/aws', { version_constraint: '1.2.3' }],
  ['app.terraform.io/acme/roles/aws', {}],
  ['git::https://example.com/vpc.git?ref=v1.2.0', {}],
  ['git@github.com:acme/roles.git', {}],
  ['github.com/acme/roles', {}],
  ['https://example.com/vpc.zip', {}],
  ['s3::https://s3-eu-west-1.amazonaws.com/acme/vpc.zip', {}],
  ['gcs::https://www.googleapis.com/storage/v1/modules/x.zip', {}],
  ['/opt/modules/roles', {}],
])('reports a new module of %s', (source, rest) => {
  expect(report(source, rest)).toContain('high module-source-changed');
});

test.each(['./modules/roles', '../roles', '.', '..'])(
  'stays silent for %s, which is part of the configuration',
  (source) => {
    expect(report(source)).not.toContain('high module-source-changed');
  },
);

test('reports a module in a module, and one that a local module calls', () => {
  const inner = { module: { module_calls: { deep: { source: 'https://example.com/x.zip', module: {} } } } };
  const { findings } = reviewed([inside], called('./local', inner));
  expect(findings.filter(({ id }) => id === rule.id).map(({ subject }) => subject)).toEqual([
    'module.extra.module.deep',
  ]);
});

test('a version that stays, of objects that stay, was there before', () => {
  const values = { name: 'Lunch', id: '00g1' };
  const idle = { ...inside, change: { actions: ['no-op'], before: values, after: values } };
  const other = { ...made('okta_group', null, { name: 'Tea' }), address: 'okta_group.other' };
  const of = (source: string, rest?: object) =>
    fresh(reviewed([idle, other], called(source, rest))).filter((each) => each.endsWith(rule.id));
  expect(of('hashicorp/consul/aws', { version_constraint: '~> 1.2' })).toEqual([]);
  expect(of(`git::ssh://git@example.com/x.git?ref=${'a1'.repeat(20)}`)).toEqual([]);
  // What a branch holds may differ from one plan to the next.
  expect(of('git::https://example.com/x.git?ref=main')).toContain('high module-source-changed');
  expect(of('hashicorp/consul/aws')).toContain('high module-source-changed');
});

test.each(['hashicorp/consul/aws', 'git::https://example.com/x.git?ref=main', 'https://example.com/vpc.zip'])(
  'a plan without changes is unchanged, also with a module of %s',
  (source) => {
    const values = { name: 'Lunch', id: '00g1' };
    const idle = { ...inside, change: { actions: ['no-op'], before: values, after: values } };
    const report = reviewed([idle], called(source));
    expect([report.verdict, fresh(report)]).toEqual(['unchanged', []]);
  },
);

test('passwords in a source are not shown', () => {
  const { findings } = reviewed(
    [inside],
    called('git::https://me:hunter2@example.com/x.git?ref=v1.0.0&sshkey=c2VjcmV0'),
  );
  const [found] = findings.filter(({ id }) => id === rule.id);
  expect(found?.evidence).toBe('plan: its code comes from git::https://example.com/x.git?ref=v1.0.0&sshkey=…');
});

const call = outside({ kind: 'module', name: 'module.extra', evidence: 'its code comes from acme/roles/aws, 1.0.0' });

test('another version is a change, and the same source on both sides is none', () => {
  const sides = (digest: string) => change({ outside: [call] }, { outside: [{ ...call, digest }] });
  expect(seen(rule, sides('two')).join()).toContain('(changed)');
  expect(seen(rule, sides('one')).join()).not.toContain('(changed)');
});
