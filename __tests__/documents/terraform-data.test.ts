import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foreignFiles } from '../../lib/documents/stack-folder';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'data-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const S3 = {
  bucket: 'states',
  key: 'federation',
  region: 'eu-central-1',
  assume_role: { role_arn: 'arn:aws:iam::1:role/x' },
};
const stack = (terraform: object) => JSON.stringify({ terraform });
const own = stack({ backend: { s3: S3 } });
/** As Terraform writes it: every argument that the backend has, most of them with nothing. */
const remembered = (type: string, config: object) => ({
  version: 3,
  backend: { type, config: { acl: null, encrypt: null, skip_region_validation: null, ...config }, hash: 1 },
});

function found(files: Readonly<Record<string, object | string>>, text = own): string[] {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, 'stacks/federation', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return foreignFiles(folder, join(folder, 'stacks/federation/cdk.tf.json'), text).map(
    ({ file, evidence }) => `${file}: ${evidence}`,
  );
}

const state = '.terraform/terraform.tfstate';
const lock = (...providers: string[]) =>
  providers.map((each) => `provider "${each}" {\n  version = "1.0.0"\n}\n`).join('\n');

test.each<[string, Readonly<Record<string, object | string>>, string]>([
  ['nothing was initialized', {}, own],
  [
    'its own backend is remembered',
    { [state]: remembered('s3', { ...S3, assume_role: { ...S3.assume_role, session_name: null } }) },
    own,
  ],
  [
    'its own local state is remembered',
    { [state]: remembered('local', { path: '/x/terraform.federation.tfstate', workspace_dir: null }) },
    stack({ backend: { local: { path: '/x/terraform.federation.tfstate' } } }),
  ],
  [
    'its own workspace of HCP Terraform is remembered',
    {
      [state]: remembered('cloud', {
        hostname: 'app.terraform.io',
        organization: 'o',
        token: null,
        workspaces: { name: 'w', project: null, tags: null },
      }),
    },
    stack({ cloud: { organization: 'o', workspaces: { name: 'w' } } }),
  ],
  [
    'its own providers are locked and kept',
    {
      '.terraform.lock.hcl': lock('registry.terraform.io/okta/okta', 'registry.opentofu.org/hashicorp/aws'),
      '.terraform/providers/registry.terraform.io/okta/okta/4.20.0/linux_amd64/x': '',
      '.terraform/modules/modules.json': { Modules: [{ Key: '', Source: '', Dir: '.' }] },
      '.terraform/environment': 'default',
      'terraform.federation.tfstate': '{}',
    },
    own,
  ],
])('says nothing where %s', (_, files, text) => expect(found(files, text)).toEqual([]));

test.each<[string, Readonly<Record<string, object | string>>, RegExp]>([
  [
    'another bucket',
    { [state]: remembered('s3', { ...S3, bucket: 'evil' }) },
    /terraform\.tfstate: a remembered backend \(s3\)/,
  ],
  ['one more endpoint', { [state]: remembered('s3', { ...S3, endpoints: { s3: 'https://evil.test' } }) }, /\(s3\)/],
  [
    'another role',
    { [state]: remembered('s3', { ...S3, assume_role: { role_arn: 'arn:aws:iam::2:role/x' } }) },
    /\(s3\)/,
  ],
  ['another kind of backend', { [state]: remembered('http', { address: 'https://evil.test' }) }, /\(http\)/],
  ['a remembered backend that is broken', { [state]: 'x' }, /cannot be read/],
  ['another workspace', { '.terraform/environment': 'evil' }, /environment: another workspace/],
  ['another place for providers', { '.terraform/plugin_path': '["/evil"]' }, /plugin_path: another place/],
  ['modules', { '.terraform/modules/modules.json': { Modules: [{ Key: 'x', Dir: 'x' }] } }, /modules: code of modules/],
  [
    'a strange provider',
    { '.terraform/providers/evil.test/okta/okta/1/x': '' },
    /providers\/evil\.test\/okta\/okta: the program/,
  ],
  [
    'a lock of a strange provider',
    { '.terraform.lock.hcl': lock('evil.test/okta/okta') },
    /locks the provider evil\.test/,
  ],
  ['settings of Terraform', { '.terraformrc': '' }, /\.terraformrc: settings/],
  ['a state that would be moved', { 'terraform.tfstate': '{}' }, /terraform\.tfstate: a state at the place/],
])('names %s', (_, files, expected) => {
  expect(found(files)).toEqual([expect.stringMatching(expected)]);
});

test('names a link in the place of the folder', () => {
  mkdirSync(join(folder, 'stacks/federation'), { recursive: true });
  symlinkSync('/tmp', join(folder, 'stacks/federation/.terraform'));
  expect(found({})).toEqual([expect.stringMatching(/a link or a file in place of the folder/)]);
});
