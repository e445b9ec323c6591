import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import type { Io } from './io';

/** The program that plans and applies, as people type it and as it is called. */
export interface ApplyingProgram {
  /** `terraform`, `tofu`, or what `TERRAFORM_BINARY_NAME` says */
  readonly command: string;
  readonly product: 'Terraform' | 'OpenTofu';
}

export const TERRAFORM: ApplyingProgram = { command: 'terraform', product: 'Terraform' };

/**
 * The program to name in messages: that of `TERRAFORM_BINARY_NAME`, else `terraform` or `tofu`, whichever is on the PATH
 * first in this order, as CDKTF, the pipeline and the sandbox choose. Nothing is started.
 */
export function applyingProgram(env: Io['env']): ApplyingProgram {
  const named = env['TERRAFORM_BINARY_NAME'] ?? '';
  const command = named !== '' ? named : ['terraform', 'tofu'].find((name) => isOnPath(name, env['PATH'] ?? ''));
  if (command === undefined) return TERRAFORM;
  return { command, product: basename(command).startsWith('tofu') ? 'OpenTofu' : 'Terraform' };
}

function isOnPath(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
