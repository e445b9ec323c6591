import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalOkta } from '../../../../sandbox/okta/start';
import { cliConfigFile } from '../../../../sandbox/terraform/cli-config';
import { findTerraform, TerraformMissing, type TerraformBinary } from '../../../../sandbox/terraform/find-terraform';
import { findProviderMirrors, mirrorsOf } from '../../../../sandbox/terraform/provider-mirrors';
import { Terraform } from '../../../../sandbox/terraform/terraform';

/** A version of the Okta provider that Terraform can get on this machine. */
export interface OktaProvider {
  readonly version: string;
  /** Terraform in a folder of its own, against a local org. */
  terraform(okta: LocalOkta): Workspace;
  /** Terraform in a folder that has its configuration already. */
  terraformIn(directory: string, okta: LocalOkta): Terraform;
  remove(): void;
}

export interface Workspace {
  readonly directory: string;
  readonly terraform: Terraform;
  /** Replaces the configuration. */
  write(json: unknown): void;
}

/** The last of the line that the bindings are made for, and the newest that was tried. */
const VERSIONS = ['4.20.0', '6.12.0'];

/** Tests with each version of the Okta provider; one that Terraform can't get is skipped, and one loud line says so. */
export function forEachOktaProvider(tests: (provider: OktaProvider) => void): void {
  for (const version of VERSIONS) {
    const provider = oktaProvider(version);
    if (typeof provider !== 'string') {
      tests(provider);
      continue;
    }
    process.stderr.write(`\n*** SKIPPED: ${provider} ***\n`);
    test.skip(provider, () => undefined);
  }
}

/**
 * Looks for a version in the local mirrors, then in the registry.
 * @returns why not, as one line, where Terraform can't get it
 */
function oktaProvider(version: string): OktaProvider | string {
  let binary: TerraformBinary;
  try {
    binary = findTerraform();
  } catch (error) {
    if (error instanceof TerraformMissing) return error.message;
    throw error;
  }
  const directory = mkdtempSync(join(tmpdir(), 'okta-provider-test-'));
  const mirrors = mirrorsOf('okta/okta', `= ${version}`, findProviderMirrors(binary));
  const cliConfig = cliConfigFile(directory, mirrors.slice(0, 1), binary);
  const remove = () => rmSync(directory, { recursive: true, force: true });
  if (mirrors.length === 0 && !inRegistry(version, { binary, cliConfig, directory })) {
    remove();
    return `Terraform can't get the Okta provider ${version}: no registry, and no mirror in FEDERATION_PROVIDER_MIRRORS`;
  }
  const terraformIn = (folder: string, { env }: LocalOkta) =>
    new Terraform({ binary, directory: folder, cliConfig, env });
  return {
    version,
    terraformIn,
    terraform(okta) {
      const workspace = mkdtempSync(join(directory, 'workspace-'));
      return {
        directory: workspace,
        terraform: terraformIn(workspace, okta),
        write: (json) => writeFileSync(join(workspace, 'main.tf.json'), JSON.stringify(json)),
      };
    },
    remove,
  };
}

/** Found out before the tests are named, so that they count as skipped and not as passed. */
function inRegistry(
  version: string,
  { binary, cliConfig, directory }: { binary: TerraformBinary; cliConfig: string; directory: string },
): boolean {
  const probe = join(directory, 'probe');
  mkdirSync(probe);
  const terraform = { required_providers: { okta: { source: 'okta/okta', version } } };
  writeFileSync(join(probe, 'main.tf.json'), JSON.stringify({ terraform }));
  try {
    execFileSync(binary.path, ['init', '-input=false'], {
      cwd: probe,
      stdio: 'ignore',
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: cliConfig,
        CHECKPOINT_DISABLE: '1',
        TF_REGISTRY_CLIENT_TIMEOUT: '10',
        TF_REGISTRY_DISCOVERY_RETRY: '0',
      },
    });
    return true;
  } catch {
    return false;
  }
}
