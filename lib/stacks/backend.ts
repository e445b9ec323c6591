import { isAbsolute, join, relative, resolve } from 'node:path';
import { LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformBackend, type TerraformStack } from 'cdktf';
import type { Backend } from '../config/model';
import { ownerText, workspaceName, type Owner } from '../naming/owner';
import { HcpTerraformBackend } from './hcp-terraform-backend';

export interface BackendProps {
  readonly backend: Backend;
  /** Part of every state's key, so that no two of them ever share a state. */
  readonly owner: Owner;
  /** Folder that Terraform runs in, e.g. `cdktf.out/stacks/federation` */
  readonly workingDirectory: string;
}

/** Says where a stack's state is kept. */
export function addBackend(stack: TerraformStack, props: BackendProps): TerraformBackend {
  const { backend, owner, workingDirectory } = props;
  const name = stack.node.id;
  switch (backend.type) {
    case 'local':
      return new LocalBackend(stack, {
        path: localPath(`${ownerText(owner).replaceAll('/', '.')}.${name}`, backend.directory, workingDirectory),
      });
    case 's3': {
      const { bucket, region, prefix, kmsKeyId, profile } = backend;
      const key = [prefix.replace(/\/+$/, ''), ownerText(owner), `${name}.tfstate`]
        .filter((part) => part !== '')
        .join('/');
      const s3 = new S3Backend(stack, {
        bucket,
        key,
        region,
        encrypt: true,
        kmsKeyId,
        profile,
      });
      // A lock file beside the state; CDKTF 0.21 has no field for it.
      s3.addOverride('use_lockfile', true);
      return s3;
    }
    case 'cloud': {
      const { organization, hostname, workspacePrefix } = backend;
      const workspaces = new NamedCloudWorkspace(workspaceName(workspacePrefix, owner, name));
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
