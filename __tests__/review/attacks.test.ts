import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readSynthesized } from '../../lib/documents';
import { review } from '../../lib/review/review';
import { shouldFail } from '../../lib/review/should-fail';
import {
  ACCOUNT,
  block,
  escaped,
  federation,
  PROVIDER_ARN,
  type Stack,
  trust,
  trustStatement,
} from '../access/support/federation';

/** Changes that were made to get past the review, each with the rule that names it. */

type Files = Readonly<Record<string, string | object>>;
const STACK = 'stacks/federation/cdk.tf.json';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'attack-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function side(name: string, files: Files) {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return readAccess(readSynthesized(join(folder, name)));
}

function reviewed(base: Files, head: Files) {
  return review({ before: side('base', base), after: side('head', head), today: '2026-11-25' });
}

function newFindings(report: ReturnType<typeof review>): string[] {
  return report.findings.filter(({ isNew }) => isNew).map(({ id, severity }) => `${severity} ${id}`);
}

const changed = (change: (stack: Stack & Record<string, unknown>) => void): Files => ({
  [STACK]: federation(change as (stack: Stack) => void),
});
const role = (changes: object) =>
  changed(({ resource }) => Object.assign(block(resource, 'aws_iam_role', 'admin'), changes));
const add = (type: string, name: string, body: object) =>
  changed(({ resource }) => (resource[type] = { ...resource[type], [name]: body as never }));
const expression = (text: string) =>
  role({ assume_role_policy: trust(trustStatement({ Principal: { Federated: text } })).replaceAll('$${', '${') });

const text = JSON.stringify(federation());
const twice = text.replace(/\}$/, `,"resource":${JSON.stringify({ aws_iam_role: { evil: { name: 'evil' } } })}}`);

const ATTACKS: readonly [title: string, head: Files, finding: string][] = [
  ['a block type that is written twice', { [STACK]: twice }, 'critical repeated-key'],
  [
    'a policy with a key twice',
    role({ assume_role_policy: '{"Statement":[],"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}' }),
    'critical repeated-key',
  ],
  [
    'a second file',
    { [STACK]: federation(), 'stacks/federation/evil.tf.json': { resource: {} } },
    'critical unknown-file',
  ],
  [
    'a folder with Terraform and no stack',
    { [STACK]: federation(), 'stacks/more/main.tf': 'data "external" "x" { program = ["sh"] }' },
    'critical unknown-file',
  ],
  ['a file for OpenTofu', { [STACK]: federation(), 'stacks/federation/x.tofu': '' }, 'critical unknown-file'],
  ['values for variables', { [STACK]: federation(), 'stacks/federation/x.auto.tfvars': '' }, 'critical unknown-file'],
  [
    'a program as a data source',
    changed((stack) => (stack.data = { external: { x: { program: ['sh'] } } } as never)),
    'critical runs-at-plan-time',
  ],
  [
    'a request as a data source',
    changed((stack) => (stack.data = { http: { x: { url: 'https://evil.test' } } } as never)),
    'critical runs-at-plan-time',
  ],
  [
    'a lambda as a data source',
    changed((stack) => (stack.data = { aws_lambda_invocation: { x: { function_name: 'x' } } } as never)),
    'critical runs-at-plan-time',
  ],
  [
    'a stack with nothing but a data source',
    { [STACK]: federation(), 'stacks/more/cdk.tf.json': { data: { external: { x: {} } } } },
    'critical runs-at-plan-time',
  ],
  [
    'a program in a new group',
    add('okta_group', 'lunch', { name: 'Lunch', provisioner: [{ 'local-exec': { command: 'sh' } }] }),
    'critical runs-at-plan-time',
  ],
  [
    'a program in a resource of another kind',
    add('null_resource', 'x', { provisioner: { 'local-exec': { command: 'sh' } } }),
    'critical runs-at-plan-time',
  ],
  [
    'the state of a stranger',
    changed(
      (stack) =>
        (stack.data = {
          terraform_remote_state: { x: { backend: 's3', config: { bucket: 'evil', key: 'k', region: 'r' } } },
        } as never),
    ),
    'critical runs-at-plan-time',
  ],
  [
    'a second provider for Okta',
    changed(({ provider }) => void provider['okta']?.push({ alias: 'x', org_name: 'acme', base_url: 'evil.test' })),
    'critical unknown-provider',
  ],
  [
    'another domain of Okta’s provider',
    changed(({ provider }) => void Object.assign(provider['okta']?.[0] ?? {}, { base_url: 'evil.test' })),
    'critical unknown-provider',
  ],
  [
    'a proxy for Okta’s provider',
    changed(({ provider }) => void Object.assign(provider['okta']?.[0] ?? {}, { http_proxy: 'http://evil.test' })),
    'critical unknown-provider',
  ],
  [
    'other endpoints for AWS',
    changed(
      ({ provider }) => void Object.assign(provider['aws']?.[0] ?? {}, { endpoints: [{ sts: 'https://evil.test' }] }),
    ),
    'critical unknown-provider',
  ],
  [
    'a provider of a stranger',
    changed(
      (stack) => (stack['terraform'] = { required_providers: { okta: { source: 'evil/okta', version: '1.0.0' } } }),
    ),
    'critical unknown-provider',
  ],
  [
    'another org',
    changed(({ provider }) => void Object.assign(provider['okta']?.[0] ?? {}, { org_name: 'evil' })),
    'high provider-changed',
  ],
  [
    'another way into an account',
    changed(({ provider }) => void Object.assign(provider['aws']?.[0] ?? {}, { profile: 'evil' })),
    'high provider-changed',
  ],
  [
    'a state that a stranger serves',
    changed((stack) => (stack['terraform'] = { backend: { http: { address: 'https://evil.test' } } })),
    'critical unknown-backend',
  ],
  [
    'a backend where none was',
    changed((stack) => (stack['terraform'] = { backend: { s3: { bucket: 'evil', key: 'k', region: 'r' } } })),
    'high backend-changed',
  ],
  [
    'HCP Terraform where nothing was',
    changed((stack) => (stack['terraform'] = { cloud: { organization: 'evil', workspaces: { name: 'x' } } })),
    'high backend-changed',
  ],
  [
    'another version of a provider',
    changed(
      (stack) => (stack['terraform'] = { required_providers: { okta: { source: 'okta/okta', version: '1.0.0' } } }),
    ),
    'high required-providers-changed',
  ],
  [
    'a program that Terraform takes for a provider',
    { [STACK]: federation(), 'stacks/federation/terraform.d/plugins/terraform-provider-okta': '' },
    'critical unknown-file',
  ],
  [
    'a file of the one who plans, in an output',
    changed((stack) => (stack['output'] = { k: { value: '${file("/etc/passwd")}' } })),
    'high text-cannot-be-read',
  ],
  ['a variable in a tag', role({ tags: { k: '${var.x}' } }), 'high text-cannot-be-read'],
  ['a local value', changed((stack) => (stack['locals'] = { x: 1 })), 'critical unknown-block-type'],
  ['a module', changed((stack) => (stack['module'] = { x: { source: './x' } })), 'critical unknown-block-type'],
  ['an ephemeral resource', changed((stack) => (stack['ephemeral'] = { x: { y: {} } })), 'critical unknown-block-type'],
  [
    'a group that is repeated',
    changed(({ resource }) => Object.assign(block(resource, 'okta_group', 'role'), { for_each: ['x'] })),
    'high unknown-argument',
  ],
  [
    'a group in a list',
    changed(({ resource }) => Object.assign(resource['okta_group'] ?? {}, { role: [{ name: 'x' }] })),
    'high unknown-argument',
  ],
  ['an inline policy in the role', role({ inline_policy: [{ name: 'x', policy: '{}' }] }), 'high unknown-argument'],
  [
    'an element of a policy in other letters',
    role({ assume_role_policy: trust(trustStatement(), { effect: 'Allow', principal: '*' }) }),
    'high unknown-argument',
  ],
  [
    'a secret in an output',
    changed((stack) => (stack['output'] = { k: { value: '${aws_iam_access_key.k.secret}' } })),
    'high secret-shown',
  ],
  [
    'a secret in the name of a group',
    changed(({ resource }) => Object.assign(block(resource, 'okta_group', 'role'), { name: `AKIA${'X'.repeat(16)}` })),
    'high secret-shown',
  ],
  ['a secret in a tag', role({ tags: { k: '${aws_iam_access_key.k.secret}' } }), 'high secret-shown'],
  ['a link in a description', role({ description: 'Sign in at https://evil.test/' }), 'high link-added'],
];

test.each(ATTACKS)('%s is reported', (_, head, finding) => {
  const report = reviewed({ [STACK]: federation() }, head);
  expect(newFindings(report)).toContain(finding);
  expect(shouldFail(report, 'danger')).toBe(true);
  expect(JSON.stringify(report.findings)).not.toMatch(/evil\.test\/|https:\/\/evil\.test"/);
});

/** What Terraform and another program work out differently: left out of every decision, whatever it comes to. */
const EXPRESSIONS = readFileSync(join(__dirname, 'attacks', 'expressions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test('there are enough of them', () => expect(EXPRESSIONS.length).toBeGreaterThan(25));

test.each(EXPRESSIONS)('%s decides nothing: it cannot be read, and counts as a gain', (condition) => {
  const principal = `arn:aws:iam::\${${condition} ? "999988887777" : "${ACCOUNT}"}:saml-provider/Okta`;
  const head = expression(principal);
  const report = reviewed({ [STACK]: federation() }, head);
  expect(newFindings(report)).toContain('high argument-cannot-be-read');
  expect(report.gains).toEqual([]);
  expect(['broadened', 'mixed']).toContain(report.verdict);
});

test('a literal that looks like an expression is none', () => {
  const literal = {
    Sid: escaped('${x}'),
    Effect: 'Allow',
    Principal: { Federated: PROVIDER_ARN },
    Action: 'sts:TagSession',
  };
  const report = reviewed({ [STACK]: federation() }, role({ assume_role_policy: trust(trustStatement(), literal) }));
  expect(newFindings(report)).not.toContain('high argument-cannot-be-read');
});
