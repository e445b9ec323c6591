import { App } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample } from '../../examples/constructs';
import { resources, type StackJson } from '../support/synthesize';

const outdir = mkdtempSync(join(tmpdir(), 'example-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

test('the constructs alone make a whole federation', () => {
  const app = new App({ outdir, stackTraces: false });
  buildExample(app);
  app.synth();
  const json = JSON.parse(readFileSync(join(outdir, 'stacks', 'example', 'cdk.tf.json'), 'utf8')) as StackJson;
  expect([...resources(json, 'aws_iam_role').keys()].sort()).toEqual([
    'Okta-Mueller-Audit-Auditor',
    'Okta-Mueller-Tech-Admin',
    'Okta-Mueller-Tech-Deploy',
    'legacy-deployer',
  ]);
  expect([...resources(json, 'okta_group_rule').keys()].sort()).toEqual([
    'aws#Okta-Mueller-Audit-Auditor#210987654321',
    'aws#Okta-Mueller-Tech-Admin#123456789012',
    'aws#Okta-Mueller-Tech-Deploy#123456789012',
    'aws#legacy-deployer#123456789012',
  ]);
  expect(json.output?.['admin_role_arn']).toEqual({
    value: 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin',
  });
});

test('it uses no configuration', () => {
  const source = readFileSync(join(__dirname, '..', '..', 'examples', 'constructs.ts'), 'utf8');
  expect([...source.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => path)).toEqual(['../lib/constructs']);
});
