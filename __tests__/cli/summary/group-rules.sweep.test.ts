import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { generate, type Shape } from '../../../bench/generate';
import { groupRuleCount } from '../../../lib/cli/summary/group-rules';
import { loadConfig } from '../../../lib/config/load';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import { account, adopted, federation, grants, role } from '../support/federation';
import { temporaryFolder } from '../support/temporary';

/** Group rules in the synthesized stacks. */
function rulesOf(directory: string): { told: number; made: number } {
  const config = loadConfig(directory, { today: '2026-06-01' }).federation;
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  buildStacks(app, config);
  app.synth();
  const stack = config.layout === 'single' ? 'federation' : 'okta';
  const { resource } = JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as {
    resource: { okta_group_rule?: object };
  };
  return { told: groupRuleCount(config), made: Object.keys(resource.okta_group_rule ?? {}).length };
}

const shape: Shape = { accounts: 20, roles: 12, layout: 'single', groupRules: 'per-role-group' };

test.each([
  shape,
  { ...shape, groupRules: 'per-management-group' } as const,
  { ...shape, groupRules: 'per-management-group', layout: 'per-account' } as const,
])('as many rules are counted as are made: %j', (size) => {
  const directory = join(temporaryFolder(), 'config');
  generate(directory, size);
  const { told, made } = rulesOf(directory);
  expect(made).toBeGreaterThan(2);
  expect(told).toBe(made);
});

test('and for the shipped configuration', () => {
  const { told, made } = rulesOf('config');
  expect(made).toBeGreaterThan(2);
  expect(told).toBe(made);
});

test('a role that nobody is granted, a released one and a retired account take no rule', () => {
  const accounts = [
    account('Tech', {
      roles: [role('Admin', { grants: grants('Support') }), role('Unused')],
      adopted: [adopted('old', { release: 'statement' })],
    }),
    account('Gone', { id: '210987654321', retired: true, roles: [role('Admin', { grants: grants('Support') })] }),
  ];
  expect(groupRuleCount(federation({ accounts }))).toBe(1);
});

test('where somebody else runs the app, there are no rules of ours', () => {
  const { okta } = federation();
  const accounts = [account('Tech', { roles: [role('Admin', { grants: grants('Support') })] })];
  expect(groupRuleCount(federation({ accounts, okta: { ...okta, app: { ...okta.app, metadata: '<xml/>' } } }))).toBe(0);
});
