import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliConfigFile } from '../../sandbox/terraform/cli-config';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../sandbox/terraform/provider-mirrors';
import { chromiumPath } from '../../scripts/chromium';

/** Something real that a test needs and a machine may not have. */
export interface RealPart {
  readonly what: string;
  /** Looked up when the tests are collected, which knows no waiting. */
  readonly isThere: () => boolean;
}

/** The Okta provider, from a mirror or from the registry. */
export const OKTA_PROVIDER: RealPart = {
  what: 'Terraform with the Okta provider (no registry reached, and no mirror has it)',
  isThere: () => canGet('okta/okta', '>= 4.20.0, < 7.0.0'),
};

/** The oldest major version that is supported, as others still have it. */
export const OLD_OKTA_PROVIDER: RealPart = {
  what: 'Terraform with an Okta provider 4.20 (no registry reached, and no mirror has it)',
  isThere: () => canGet('okta/okta', '~> 4.20'),
};

export const AWS_PROVIDER: RealPart = {
  what: 'Terraform with the AWS provider (no registry reached, and no mirror has it)',
  isThere: () => canGet('hashicorp/aws', '>= 5.100.0, < 7.0.0'),
};

/** With which the pipeline's scripts reach S3. */
export const AWS_CLI: RealPart = {
  what: 'the AWS CLI',
  isThere: () => spawnSync('aws', ['--version']).status === 0,
};

export const CHROMIUM: RealPart = {
  what: 'Chromium (install it, or set CHROMIUM_PATH)',
  isThere: () => chromiumPath !== undefined,
};

/** `describe` where all parts are there; else the tests are skipped, and one loud line says which and why. */
export function describeWith(parts: readonly RealPart[], name: string, tests: () => void): void {
  const missing = parts.filter(({ isThere }) => !isThere()).map(({ what }) => what);
  if (missing.length === 0) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`\nSKIPPED, NOT PROVEN HERE: "${name}" needs ${missing.join(' and ')}.\n`);
  describe.skip(name, tests);
}

function canGet(source: string, version: string): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'real-parts-'));
  try {
    const required = { terraform: { required_providers: { wanted: { source, version } } } };
    writeFileSync(join(directory, 'main.tf.json'), JSON.stringify(required));
    const binary = findTerraform();
    const { status } = spawnSync(binary.path, ['init', '-input=false', '-no-color'], {
      cwd: directory,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: cliConfigFile(directory, findProviderMirrors(binary), binary),
        TF_DATA_DIR: join(directory, '.terraform'),
        TF_REGISTRY_CLIENT_TIMEOUT: '10',
        TF_REGISTRY_DISCOVERY_RETRY: '0',
        CHECKPOINT_DISABLE: '1',
      },
    });
    return status === 0;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
