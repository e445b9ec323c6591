import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UnreadableDocument } from '../../lib/documents/json/unreadable-document';
import { readAccess } from '../../lib/access/read-access';
import { readSynthesized, type SharedStacks } from '../../lib/documents/read-synthesized';
import { federation, pairs, ROLE_ARN, type Stack } from '../access/support/federation';

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
  const metadata = '${data.terraform_remote_state.okta.outputs.saml_metadata}';
  Object.assign(account['aws_iam_saml_provider']?.['okta'] ?? {}, { saml_metadata_document: metadata });
  return {
    okta: {
      ...okta,
      resource: half('okta_'),
      output: { saml_metadata: { value: '${okta_app_saml.app.metadata}' } },
    },
    account: {
      provider: whole.provider,
      data: { terraform_remote_state: { okta: data } },
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
    { backend: 'local', config: { path: '../../../terraform.okta.tfstate' } },
    { terraform: { backend: { local: { path: '../../../terraform.okta.tfstate' } } } },
  ],
  [
    'local, absolute',
    { backend: 'local', config: { path: '/state/terraform.okta.tfstate' } },
    { terraform: { backend: { local: { path: '/state/terraform.okta.tfstate' } } } },
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
  expect(access.samlProviders).toMatchObject([{ metadata: { known: 'okta_app_saml.app' } }]);
  expect(pairs(access)).toEqual([`Cloud Admins → ${ROLE_ARN}`]);
  expect(access.unknown).toEqual([]);
});

test('a state of the same file name at another place is a stranger’s', () => {
  const path = (folder: string) => ({ path: `${folder}/terraform.okta.tfstate` });
  const { okta, account } = twoStacks(
    { backend: 'local', config: path('/evil') },
    { terraform: { backend: { local: path('/state') } } },
  );
  write({ 'stacks/okta/cdk.tf.json': okta, 'stacks/account-Tech/cdk.tf.json': account });
  expect(readAccess(readSynthesized(folder)).outside).toMatchObject([
    { kind: 'remote state', address: 'account-Tech:data.terraform_remote_state.okta', decides: true },
  ]);
});

test('a state in a folder of the same name is a stranger’s, where stacks come from another checkout', () => {
  const path = (checkout: string) => ({ path: `../../../../${checkout}/state/okta.tfstate` });
  const { okta, account } = twoStacks(
    { backend: 'local', config: path('evil') },
    { terraform: { backend: { local: path('checkout') } } },
  );
  write({ 'out/stacks/okta/cdk.tf.json': okta, 'out/stacks/account-Tech/cdk.tf.json': account });
  expect(readAccess(readSynthesized(join(folder, 'out'))).outside).toMatchObject([
    { kind: 'remote state', address: 'account-Tech:data.terraform_remote_state.okta', decides: true },
  ]);
});

test('where a local state is counts from where the stacks were synthesized, not from their folder', () => {
  const stack = (path: string) => ({ ...federation(), terraform: { backend: { local: { path } } } });
  write({ 'project/cdktf.out/stacks/federation/cdk.tf.json': stack('../../../state/x.tfstate') });
  write({ 'elsewhere/out/stacks/federation/cdk.tf.json': stack('../../../../project/state/x.tfstate') });
  const workingDirectory = join(folder, 'project');
  const [[a] = [], [b] = []] = [
    readSynthesized(join(folder, 'project', 'cdktf.out')),
    readSynthesized(join(folder, 'elsewhere', 'out'), { workingDirectory }),
  ].map((documents) =>
    readAccess(documents)
      .blocks?.flatMap(({ list }) => list)
      .filter(({ address }) => address === 'federation:terraform'),
  );
  expect(a).toEqual(b);
  // Another folder is another state, wherever it was synthesized to.
  write({ 'elsewhere/out/stacks/federation/cdk.tf.json': stack('../../../../project/other/x.tfstate') });
  const [[other] = []] = [readSynthesized(join(folder, 'elsewhere', 'out'))].map((documents) =>
    readAccess(documents)
      .blocks?.flatMap(({ list }) => list)
      .filter(({ address }) => address === 'federation:terraform'),
  );
  expect(other).not.toEqual(a);
});

test.each([
  ['the file of a stack', 'terraform.federation.tfstate'],
  ['a file in a folder that the configuration names', 'state/federation.tfstate'],
])('stacks that are handed over from another checkout have the same local state: %s', (_, state) => {
  const stack = (path: string) => ({ ...federation(), terraform: { backend: { local: { path } } } });
  write({ 'project/cdktf.out/stacks/federation/cdk.tf.json': stack(`../../../${state}`) });
  write({ 'out/head/stacks/federation/cdk.tf.json': stack(`../../../../checkout/${state}`) });
  const [own, handedOver] = [['project', 'cdktf.out'] as const, ['out', 'head'] as const].map((place) =>
    readAccess(readSynthesized(join(folder, ...place)))
      .blocks?.flatMap(({ list }) => list)
      .filter(({ address }) => address === 'federation:terraform'),
  );
  expect(own).toHaveLength(1);
  expect(handedOver).toEqual(own);
});

test('a reference to a state that is not there is reported', () => {
  const { account } = twoStacks({ backend: 's3', config: { bucket: 'b', key: 'k' } }, {});
  const access = readAccess(readSynthesized(write({ 'stacks/account-Tech/cdk.tf.json': account })));
  expect(access.unknown.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/output "saml_metadata" is of a state that is not among these documents/),
  );
});

test('reads stacks without a manifest', () => {
  write({ 'out/stacks/federation/cdk.tf.json': federation() });
  expect(pairs(readAccess(readSynthesized(join(folder, 'out'))))).toEqual([`Cloud Admins → ${ROLE_ARN}`]);
});

test.each([
  'evil.tf.json',
  'evil.tf',
  'evil.tofu',
  'evil.tofu.json',
  'override.tf.json',
  'cdk_override.tf',
  'terraform.tfvars',
  'terraform.tfvars.json',
  'z.auto.tfvars',
  'z.auto.tfvars.json',
  '.hidden.auto.tfvars',
])('a file %s beside the stack is outside, by name', (name) => {
  write({ 'stacks/federation/cdk.tf.json': federation(), [`stacks/federation/${name}`]: '{}' });
  const { outside } = readAccess(readSynthesized(folder));
  expect(outside).toMatchObject([{ kind: 'file', file: `stacks/federation/${name}`, decides: true }]);
});

test.each([
  '.terraform.lock.hcl',
  'terraform.federation.tfstate',
  'README.md',
  '.hidden.tf',
  'x.tf~',
  'plan.json',
  'main.TF',
])('Terraform reads no %s, so it is not outside', (name) => {
  write({ 'stacks/federation/cdk.tf.json': federation(), [`stacks/federation/${name}`]: '{}' });
  expect(readAccess(readSynthesized(folder)).outside).toEqual([]);
});

const distinguishesCapitals = !existsSync(__filename.toUpperCase());

(distinguishesCapitals ? test : test.skip)(
  'a file that differs from the stack’s own in capital letters only is outside',
  () => {
    write({ 'stacks/federation/cdk.tf.json': federation(), 'stacks/federation/CDK.tf.json': '{}' });
    const { outside } = readAccess(readSynthesized(folder));
    expect(outside).toMatchObject([{ kind: 'file', file: 'stacks/federation/CDK.tf.json', decides: true }]);
  },
);

test('another content of such a file has another digest', () => {
  const digest = (content: string) => {
    write({ 'stacks/federation/cdk.tf.json': federation(), 'stacks/federation/x.tf': content });
    return readAccess(readSynthesized(folder)).outside[0]?.digest;
  };
  expect(digest('one')).not.toBe(digest('two'));
});

test.each([
  ['the place of its file', { synthesizedStackPath: 'stacks/other/cdk.tf.json' }, 'stacks/other/cdk.tf.json'],
  ['the folder where Terraform is started', { workingDirectory: 'stacks/other' }, 'stacks/federation/cdk.tf.json'],
  ['such a folder elsewhere', { workingDirectory: '/elsewhere' }, 'stacks/federation/cdk.tf.json'],
])('a stack for which the manifest names %s otherwise is outside', (_, entry, file) => {
  write({
    'manifest.json': { stacks: { federation: { ...manifest('federation').stacks['federation'], ...entry } } },
    [file]: federation(),
  });
  expect(readAccess(readSynthesized(folder)).outside).toMatchObject([{ kind: 'file', name: file, decides: true }]);
});

test('a stack whose place is odd and not there is outside, and stops nothing', () => {
  const elsewhere = { name: 'gone', synthesizedStackPath: 'other/gone/cdk.tf.json' };
  write({
    'manifest.json': { stacks: { ...manifest('federation').stacks, gone: elsewhere } },
    'stacks/federation/cdk.tf.json': federation(),
  });
  expect(readAccess(readSynthesized(folder)).outside).toMatchObject([{ kind: 'file', name: 'other/gone/cdk.tf.json' }]);
});

test('a stack that the manifest leaves out is read all the same, and outside', () => {
  write({
    'manifest.json': manifest('federation'),
    'stacks/federation/cdk.tf.json': federation(),
    'stacks/evil/cdk.tf.json': { data: { external: { x: { program: ['sh'] } } } },
  });
  const { stacks, outside } = readAccess(readSynthesized(folder));
  expect(stacks).toEqual(['evil', 'federation']);
  expect(outside.map(({ kind, name }) => [kind, name])).toEqual([
    ['data source', 'external'],
    ['file', 'stacks/evil/cdk.tf.json'],
  ]);
});

test('a stack that is a link to another place is outside', () => {
  write({ 'elsewhere/cdk.tf.json': federation() });
  mkdirSync(join(folder, 'out', 'stacks'), { recursive: true });
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'out', 'stacks', 'federation'));
  expect(readAccess(readSynthesized(join(folder, 'out'))).outside).toMatchObject([
    { kind: 'file', file: 'stacks/federation', evidence: expect.stringMatching(/^a link/) as string },
  ]);
});

test.each([
  ['twice', '{"resource": {}, "resource": {}}', 'resource'],
  ['twice by an escape', '{"resource": {"a": 1, "\\u0061": 2}}', 'resource.a'],
  ['as a name that JavaScript loses', '{"resource": {"__proto__": {}}}', 'resource.__proto__'],
  ['twice in a list', '{"import": [{"to": "a.b", "to": "a.c"}]}', 'import.0.to'],
])('a key that is there %s is outside', (_, text, key) => {
  write({ 'stacks/federation/cdk.tf.json': text });
  const { outside } = readAccess(readSynthesized(folder));
  expect(outside).toContainEqual(expect.objectContaining({ kind: 'repeated key', name: key, decides: true }));
});

test('a condition of an output is outside, since it can run functions', () => {
  const stack = { ...federation(), output: { x: { value: 'a', precondition: [{ condition: '${true}' }] } } };
  write({ 'stacks/federation/cdk.tf.json': stack });
  expect(readAccess(readSynthesized(folder)).outside).toContainEqual(
    expect.objectContaining({ address: 'federation:output.x', kind: 'argument', name: 'precondition' }),
  );
});

test('a stack that is the same on both sides is read once', () => {
  const shared: SharedStacks = new Map();
  write({ 'a/stacks/federation/cdk.tf.json': federation(), 'b/stacks/federation/cdk.tf.json': federation() });
  const [[before] = [], [after] = []] = ['a', 'b'].map((side) => readSynthesized(join(folder, side), { shared }));
  expect(after).toBe(before);
  write({ 'b/stacks/federation/x.tf': '' });
  const [other] = readSynthesized(join(folder, 'b'), { shared });
  expect(other).not.toBe(before);
});

test.each<[string, Readonly<Record<string, unknown>>, string, RegExp]>([
  ['a folder that is not there', {}, 'nowhere', /does not exist \(synthesize first/],
  ['an empty folder', { 'x/readme.md': '' }, 'x', /holds no synthesized stack \(synthesize first/],
  ['Terraform by hand', { 'x/main.tf.json': {} }, 'x', /of any other Terraform give the plan: terraform plan/],
  ['Terraform by hand, in HCL', { 'x/main.tf': '' }, 'x', /give the plan/],
  ['one file of it', { 'x/main.tf.json': {} }, 'x/main.tf.json', /give the plan/],
  ['a stack that is no JSON', { 'x/stacks/a/cdk.tf.json': '{' }, 'x', /cdk\.tf\.json: is not JSON/],
  [
    'a manifest that points outside',
    { 'x/manifest.json': { stacks: { a: { name: 'a', synthesizedStackPath: '../../etc/passwd' } } } },
    'x',
    /is outside of the folder/,
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
