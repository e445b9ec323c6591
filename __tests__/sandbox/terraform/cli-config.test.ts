import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cliConfig, cliConfigFile } from '../../../sandbox/terraform/cli-config';
import type { Product } from '../../../sandbox/terraform/find-terraform';
import { REGISTRY } from '../../../sandbox/terraform/provider-mirrors';

const mirror = (directory: string, ...providers: string[]) => ({
  directory,
  registry: REGISTRY.Terraform,
  providers: new Map(providers.map((provider) => [provider, ['1.0.0']])),
});

test('takes a provider from the first mirror that has it and the rest from the registry', () => {
  expect(cliConfig([mirror('/a', 'okta/okta'), mirror('/b', 'okta/okta', 'hashicorp/aws')])).toMatchInlineSnapshot(`
"provider_installation {
  filesystem_mirror {
    path    = "/a"
    include = ["registry.terraform.io/okta/okta"]
  }
  filesystem_mirror {
    path    = "/b"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws", "registry.terraform.io/okta/okta"]
  }
}
"
`);
});

describe('the file that the program reads', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'cli-config-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const mirrors = [mirror('/a', 'okta/okta')];
  const made = () => join(root, 'new', 'terraform.rc');
  const fileFor = (env: NodeJS.ProcessEnv = {}, product: Product = 'Terraform') =>
    cliConfigFile(join(root, 'new'), mirrors, { product }, { HOME: join(root, 'home'), ...env });
  function put(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  test('is ours where there is a mirror and TF_CLI_CONFIG_FILE names a missing file', () => {
    expect(fileFor({ TF_CLI_CONFIG_FILE: join(root, 'missing') })).toBe(made());
    expect(readFileSync(made(), 'utf8')).toBe(cliConfig(mirrors));
  });

  test('is the one that TF_CLI_CONFIG_FILE names where it exists', () => {
    put('own.rc', '');
    expect(fileFor({ TF_CLI_CONFIG_FILE: join(root, 'own.rc') })).toBe(join(root, 'own.rc'));
  });

  test('is none of ours without a mirror', () => {
    expect(cliConfigFile(join(root, 'new'), [], { product: 'OpenTofu' }, { HOME: root })).toBe('');
  });

  test.each<[string, Product, NodeJS.ProcessEnv]>([
    ['home/.terraformrc', 'Terraform', {}],
    ['home/.terraformrc', 'OpenTofu', {}],
    ['home/.tofurc', 'OpenTofu', {}],
    ['home/.terraform.d/mirrors.tfrc', 'Terraform', {}],
    ['xdg/opentofu/tofurc', 'OpenTofu', { XDG_CONFIG_HOME: 'xdg' }],
  ])(
    'is the user’s own %s for %s where it says where providers come from',
    (file, product, { XDG_CONFIG_HOME: xdg }) => {
      put(file, 'provider_installation {\n  network_mirror { url = "https://mirror.example/" }\n}\n');
      expect(fileFor(xdg === undefined ? {} : { XDG_CONFIG_HOME: join(root, xdg) }, product)).toBe('');
    },
  );

  test.each<[string, Product, string]>([
    ['home/.tofurc', 'OpenTofu', 'home/.terraformrc'],
    ['home/.terraformrc', 'Terraform', 'home/.tofurc'],
  ])('keeps the other settings of %s for %s and reads no %s', (file, product, other) => {
    const settings = 'plugin_cache_dir = "/cache"\n# provider_installation {}\n';
    put(file, settings);
    put(other, 'provider_installation {}\n');
    expect(fileFor({}, product)).toBe(made());
    expect(readFileSync(made(), 'utf8')).toMatch(/^plugin_cache_dir = "\/cache"\n[^]*\nprovider_installation \{/);
    expect(statSync(made()).mode & 0o777).toBe(0o600);
  });

  test('is the user’s own where that is JSON, which takes no addition', () => {
    put('home/.terraformrc', '{ "plugin_cache_dir": "/cache" }');
    expect(fileFor()).toBe('');
  });

  test('tokens from a login are not settings, and stay where they are', () => {
    put('home/.terraform.d/credentials.tfrc.json', '{"credentials":{"app.terraform.io":{"token":"secret"}}}');
    expect(fileFor()).toBe(made());
    expect(readFileSync(made(), 'utf8')).not.toContain('secret');
  });

  test('names OpenTofu’s registry, through links, for what was mirrored for Terraform', () => {
    expect(fileFor({}, 'OpenTofu')).toBe(made());
    expect(readFileSync(made(), 'utf8')).toContain(
      `path    = ${JSON.stringify(join(root, 'new', 'mirror-1'))}\n    include = ["registry.opentofu.org/okta/okta"]`,
    );
  });
});
