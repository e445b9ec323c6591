import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Product } from '../../../sandbox/terraform/find-terraform';
import { findProviderMirrors, mirrorsOf, renamedMirror } from '../../../sandbox/terraform/provider-mirrors';

const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'mirrors-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), '');
}
const find = (env: NodeJS.ProcessEnv, product: Product = 'Terraform') =>
  findProviderMirrors({ product }, { HOME: join(root, 'home'), ...env }, join(root, 'opt'));

test('finds unpacked and packed providers below /opt, in the plugin cache and in the home folder', () => {
  put(`opt/a/registry.terraform.io/okta/okta/4.20.0/${platform}/terraform-provider-okta`);
  put(`cache/registry.terraform.io/hashicorp/aws/terraform-provider-aws_5.100.0_${platform}.zip`);
  put(`home/.terraform.d/plugins/registry.terraform.io/okta/okta/6.12.0/${platform}/terraform-provider-okta`);
  const found = find({ TF_PLUGIN_CACHE_DIR: join(root, 'cache') });
  expect(found.map(({ directory, providers }) => [directory, Object.fromEntries(providers)])).toEqual([
    [join(root, 'cache'), { 'hashicorp/aws': ['5.100.0'] }],
    [join(root, 'home/.terraform.d/plugins'), { 'okta/okta': ['6.12.0'] }],
    [join(root, 'opt/a'), { 'okta/okta': ['4.20.0'] }],
  ]);
  expect(mirrorsOf('okta/okta', '>= 4.20.0, < 5.0.0', found).map(({ directory }) => directory)).toEqual([
    join(root, 'opt/a'),
  ]);
});

test('overlooks another platform, an empty folder and a version that is only a link', () => {
  put('opt/a/registry.terraform.io/okta/okta/4.20.0/plan9_mips/terraform-provider-okta');
  mkdirSync(join(root, 'opt/b/registry.terraform.io'), { recursive: true });
  put(`elsewhere/4.20.0/${platform}/terraform-provider-okta`);
  mkdirSync(join(root, 'opt/c/registry.terraform.io/okta/okta'), { recursive: true });
  symlinkSync(join(root, 'elsewhere/4.20.0'), join(root, 'opt/c/registry.terraform.io/okta/okta/4.20.0'));
  expect(find({})).toEqual([]);
});

test('a folder that is named comes before the ones that are found', () => {
  put(`opt/a/registry.terraform.io/okta/okta/6.12.0/${platform}/terraform-provider-okta`);
  put(`named/registry.terraform.io/okta/okta/4.20.0/${platform}/terraform-provider-okta`);
  const found = find({ FEDERATION_PROVIDER_MIRRORS: join(root, 'named') });
  expect(found.map(({ directory }) => directory)).toEqual([join(root, 'named'), join(root, 'opt/a')]);
});

const okta = (registry: string) => `${registry}/okta/okta/6.12.0/${platform}/terraform-provider-okta`;

test('Terraform overlooks what is mirrored for OpenTofu alone', () => {
  put(`opt/a/${okta('registry.opentofu.org')}`);
  expect(find({})).toEqual([]);
});

test('OpenTofu takes its own registry first, wherever it is mirrored, then what is mirrored for Terraform', () => {
  put(`named/${okta('registry.terraform.io')}`);
  put(`data/opentofu/plugins/${okta('registry.opentofu.org')}`);
  put(`opt/a/${okta('registry.opentofu.org')}`);
  const found = find(
    { FEDERATION_PROVIDER_MIRRORS: join(root, 'named'), XDG_DATA_HOME: join(root, 'data') },
    'OpenTofu',
  );
  expect(found.map(({ directory, registry }) => [directory, registry])).toEqual([
    [join(root, 'data/opentofu/plugins'), 'registry.opentofu.org'],
    [join(root, 'opt/a'), 'registry.opentofu.org'],
    [join(root, 'named'), 'registry.terraform.io'],
  ]);
});

test('a mirror under another name links to the packages of the first one, unpacked and packed', () => {
  put(`opt/a/${okta('registry.terraform.io')}`);
  put(`opt/a/registry.terraform.io/hashicorp/aws/terraform-provider-aws_5.100.0_${platform}.zip`);
  const [mirror] = find({}, 'OpenTofu');
  if (!mirror) throw new Error('no mirror');
  const renamed = renamedMirror(mirror, 'registry.opentofu.org', join(root, 'links'));
  expect(renamed).toEqual({ ...mirror, directory: join(root, 'links'), registry: 'registry.opentofu.org' });
  const linked = (item: string) => readlinkSync(join(root, 'links/registry.opentofu.org', item));
  const origin = join(root, 'opt/a/registry.terraform.io');
  expect(linked(`okta/okta/6.12.0/${platform}`)).toBe(join(origin, `okta/okta/6.12.0/${platform}`));
  const archive = `hashicorp/aws/terraform-provider-aws_5.100.0_${platform}.zip`;
  expect(linked(archive)).toBe(join(origin, archive));
});
