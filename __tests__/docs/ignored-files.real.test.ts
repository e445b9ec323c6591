import { spawnSync } from 'node:child_process';

const isIgnored = (path: string) => spawnSync('git', ['check-ignore', '--quiet', '--no-index', path]).status === 0;

test.each([
  'terraform.federation.tfstate',
  'terraform.federation.tfstate.backup',
  'state/okta.tfstate',
  'elsewhere/deep/x.tfstate.1764000000.backup',
  'federation.tfplan',
  'plans/federation.plan.json',
  'plan.json',
  'cdktf.out/stacks/federation/.terraform/providers',
])('%s, which may hold a secret, is not committed', (path) => {
  expect(isIgnored(path)).toBe(true);
});

test.each([
  'config/federation.yaml',
  '__tests__/review/plans/x/plan.json',
  'lib/documents/plan/facts.ts',
  'docs/plan.md',
])('%s is committed', (path) => {
  expect(isIgnored(path)).toBe(false);
});
