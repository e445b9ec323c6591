import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownedFolder } from '../owned-folder';
import type { TerraformBinary } from './find-terraform';
import { Terraform } from './terraform';

/**
 * Whether Terraform can get a provider, found out by letting it try in an empty folder: from a mirror, from the
 * registry, or from wherever the user's own CLI configuration says.
 * @param source e.g. `okta/okta`
 * @param window e.g. `>= 4.20.0, < 7.0.0`
 */
export async function providerAvailable(
  source: string,
  window: string,
  { binary, cliConfig, signal }: { binary: TerraformBinary; cliConfig: string; signal?: AbortSignal },
): Promise<boolean> {
  const { directory, remove } = ownedFolder('federation-provider-');
  try {
    const provider = { source, version: window };
    writeFileSync(
      join(directory, 'main.tf.json'),
      JSON.stringify({ terraform: { required_providers: { wanted: provider } } }),
    );
    // A registry that can't be reached is told apart from a slow one after a few seconds, not after a minute.
    const env = { TF_REGISTRY_CLIENT_TIMEOUT: '10', TF_REGISTRY_DISCOVERY_RETRY: '0' };
    const terraform = new Terraform({ binary, directory, cliConfig, env, signal });
    return (await terraform.run('init')).code === 0;
  } finally {
    remove();
  }
}
