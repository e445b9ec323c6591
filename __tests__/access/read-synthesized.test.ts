import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UnreadableDocument } from '../../lib/access/document/unreadable-document';
import { readAccess } from '../../lib/access/read-access';
import { readSynthesized } from '../../lib/access/read-synthesized';
import { federation, pairs, ROLE_ARN, type Stack } from './support/federation';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'access-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, unknown>>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** The federation in two stacks, the account's metadata by reference to the other's output. */
function twoStacks(data: object, okta: object): { okta: object; account: object } {
  const whole = federation();
  const half = (prefix: string): Stack['resource'] =>
    Object.fromEntries(Object.entries(whole.resource).filter(([type]) => type.startsWith(prefix)));
  const account = half('aws_');
  const metadata =
    '${data.terraform_remote_state.cross-stack-reference-input-okta.outputs.cross-stack-output-metadata}';
  Object.assign(account['aws_iam_saml_provider']?.['okta'] ?? {}, { saml_metadata_document: metadata });
  return {
    okta: {
      ...okta,
      resource: half('okta_'),
      output: { 'cross-stack-output-metadata': { value: '${okta_app_saml.app.metadata}', sensitive: true } },
    },
    account: {
      provider: whole.provider,
      data: { terraform_remote_state: { 'cross-stack-reference-input-okta': data } },
      resource: account,
    },
  };
}

const manifest = (...names: string[]) => ({
  version: '0.21.0',
  stacks: Object.fromEntries(
    names.map((name) => [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json`, dependencies: [] }]),
  ),
});

test.each([
  [
    'local',
    { backend: 'local', config: { path: '${path.module}/../terraform.okta.tfstate' } },
    { terraform: { backend: { local: { path: 'x/terraform.okta.tfstate' } } } },
  ],
  [
    'local, as CDKTF writes it',
    { backend: 'local', config: { path: '/any/terraform.okta.tfstate' } },
    { terraform: { backend: { local: { path: '/other/terraform.okta.tfstate' } } } },
  ],
  [
    's3',
    { backend: 's3', config: { bucket: 'b', key: 'okta.tfstate', region: 'r' } },
    { terraform: { backend: { s3: { bucket: 'b', key: 'okta.tfstate', region: 'q' } } } },
  ],
  [
    'HCP Terraform',
    { backend: 'remote', config: { organization: 'o', workspaces: { name: 'w-okta' } } },
    { terraform: { cloud: { organization: 'o', workspaces: { name: 'w-okta' } } } },
  ],
  ['by CDKTF’s name alone', { backend: 'http', config: {} }, {}],
])('a reference to another stack is followed, backend %s', (_, data, terraform) => {
  const { okta, account } = twoStacks(data, terraform);
  const access = readAccess(
    readSynthesized(
      write({
        'manifest.json': manifest('okta', 'account-Tech'),
        'stacks/okta/cdk.tf.json': okta,
        'stacks/account-Tech/cdk.tf.json': account,
      }),
    ),
  );
  expect(access.stacks).toEqual(['account-Tech', 'okta']);
  expect(access.samlProviders).toMatchObject([{ metadata: 'okta_app_saml.app' }]);
  expect(pairs(access)).toEqual([`Cloud Admins → ${ROLE_ARN}`]);
  expect(access.unknown).toEqual([]);
});

test('a reference to a state that is not there is told', () => {
  const { account } = twoStacks({ backend: 's3', config: { bucket: 'b', key: 'k' } }, {});
  const access = readAccess(readSynthesized(write({ 'stacks/account-Tech/cdk.tf.json': account })));
  expect(access.unknown.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/output "cross-stack-output-metadata" is of a state that is not among these documents/),
  );
});

test('reads stacks without a manifest, one file, or a folder of .tf.json files', () => {
  const stack = federation();
  const { resource, ...rest } = stack;
  write({ 'out/stacks/federation/cdk.tf.json': stack, 'hand/main.tf.json': { resource }, 'hand/more.tf.json': rest });
  for (const path of ['out', 'hand', 'out/stacks/federation/cdk.tf.json'])
    expect(pairs(readAccess(readSynthesized(join(folder, path))))).toEqual([`Cloud Admins → ${ROLE_ARN}`]);
});

test('what stands in HCL beside the JSON is told, as it may change everything', () => {
  const [document] = readSynthesized(write({ 'a.tf.json': federation(), 'b.tf': '', 'c_override.tf.json': {} }));
  expect(document?.unreadable.map(({ subject }) => subject)).toEqual(['b.tf', 'c_override.tf.json']);
  expect(readAccess(document ? [document] : []).unknown).toHaveLength(2);
});

test('variables get their values from the files that Terraform reads by itself', () => {
  const stack = federation(({ resource }) => {
    Object.assign(resource['aws_iam_role']?.['admin'] ?? {}, { name: '${var.role}' });
  });
  write({
    'main.tf.json': { ...stack, variable: { role: { default: 'x' } } },
    'z.auto.tfvars.json': { role: 'Okta-Tech-Admin' },
  });
  expect(pairs(readAccess(readSynthesized(folder)))).toEqual([`Cloud Admins → ${ROLE_ARN}`]);
});

test.each<[string, Readonly<Record<string, unknown>>, string, RegExp]>([
  ['a folder that is not there', {}, 'nowhere', /does not exist \(synthesize first/],
  ['an empty folder', { 'x/readme.md': '' }, 'x', /holds no synthesized stack and no \.tf\.json file/],
  ['a stack that is no JSON', { 'x/stacks/a/cdk.tf.json': '{' }, 'x', /cdk\.tf\.json: is not JSON/],
  [
    'a manifest that points outside',
    { 'x/manifest.json': { stacks: { a: { name: 'a', synthesizedStackPath: '../../etc/passwd' } } } },
    'x',
    /stands outside of the folder/,
  ],
  ['a stack that the manifest promises', { 'x/manifest.json': manifest('a') }, 'x', /can't be read \(ENOENT\)/],
  [
    'a state file',
    { 'x.json': { version: 4, terraform_version: '1.11.4', lineage: 'x' } },
    'x.json',
    /is a raw state file \(give the output of "terraform show -json"\)/,
  ],
])('%s gives one readable line', (_, files, path, message) => {
  write(files);
  const read = () => readSynthesized(join(folder, path));
  expect(read).toThrow(UnreadableDocument);
  expect(read).toThrow(message);
});

test('a module that calls itself ends', () => {
  write({
    'main.tf.json': { module: { a: { source: './a' } } },
    'a/main.tf.json': { module: { a: { source: '../a' } } },
  });
  const { unknown } = readAccess(readSynthesized(folder));
  expect(unknown.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/more than 20 deep/));
});
