import { isAbsolute, join, relative, resolve } from 'node:path';
import { LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformBackend, type TerraformStack } from 'cdktf';
import type { Backend } from '../config/model';
import { HcpTerraformBackend } from './hcp-terraform-backend';

/**
 * Says where a stack's state is kept.
 * @param workingDirectory folder that Terraform runs in, e.g. `cdktf.out/stacks/federation`
 */
export function addBackend(stack: TerraformStack, backend: Backend, workingDirectory: string): TerraformBackend {
  const name = stack.node.id;
  switch (backend.type) {
    case 'local':
      return new LocalBackend(stack, { path: localPath(name, backend.directory, workingDirectory) });
    case 's3': {
      const { bucket, region, prefix, kmsKeyId, profile } = backend;
      const key = prefix === '' ? `${name}.tfstate` : `${prefix.replace(/\/+$/, '')}/${name}.tfstate`;
      const s3 = new S3Backend(stack, {
        bucket,
        key,
        region,
        encrypt: true,
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        ...(profile === undefined ? {} : { profile }),
      });
      // A lock file beside the state; CDKTF 0.21 has no field for it.
      s3.addOverride('use_lockfile', true);
      return s3;
    }
    case 'cloud': {
      const { organization, hostname, workspacePrefix } = backend;
      const workspaces = new NamedCloudWorkspace(`${workspacePrefix}${name}`);
      return new HcpTerraformBackend(stack, { organization, hostname, workspaces });
    }
  }
}

/**
 * Relative to the folder that Terraform runs in, so that the plan reads the same on every machine; an absolute
 * directory stays absolute.
 */
function localPath(stack: string, directory: string | undefined, workingDirectory: string): string {
  const file = directory === undefined ? resolve(`terraform.${stack}.tfstate`) : resolve(directory, `${stack}.tfstate`);
  if (directory !== undefined && isAbsolute(directory)) return file;
  const path = relative(resolve(workingDirectory), file);
  return path.startsWith('..') ? path : join('.', path);
}
