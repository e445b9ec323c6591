import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliConfig, cliConfigFile } from '../../../sandbox/terraform/cli-config';

const mirror = (directory: string, ...providers: string[]) => ({
  directory,
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

describe('the file that Terraform reads', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'cli-config-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('is ours where TF_CLI_CONFIG_FILE names a missing file', () => {
    const file = cliConfigFile(join(root, 'new'), [], { TF_CLI_CONFIG_FILE: join(root, 'missing') });
    expect(file).toBe(join(root, 'new', 'terraform.rc'));
    expect(readFileSync(file, 'utf8')).toContain('direct {}');
  });

  test('is the one that TF_CLI_CONFIG_FILE names where it exists', () => {
    const own = join(root, 'own.rc');
    writeFileSync(own, '');
    expect(cliConfigFile(join(root, 'new'), [], { TF_CLI_CONFIG_FILE: own })).toBe(own);
  });
});
