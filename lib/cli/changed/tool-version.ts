import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { Io } from '../io';

const run = promisify(execFile);
const SECONDS = 20;

/**
 * Name and version of the program that applies, e.g. `terraform 1.11.4`: the one that `TERRAFORM_BINARY_NAME` names, else
 * `terraform`, else `tofu`. `unknown` where there is none.
 */
export async function toolVersion(env: Io['env']): Promise<string> {
  const tool = await findTool(env);
  return tool === undefined ? 'unknown' : `${basename(tool.program)} ${tool.version}`;
}

/** The program that applies, as it is started; `undefined` where there is none. */
export async function findTool(env: Io['env']): Promise<{ program: string; version: string } | undefined> {
  const named = env['TERRAFORM_BINARY_NAME'] ?? '';
  for (const program of named === '' ? ['terraform', 'tofu'] : [named]) {
    const version = await versionOf(program, env);
    if (version !== undefined) return { program, version };
  }
  return undefined;
}

async function versionOf(program: string, env: Io['env']): Promise<string | undefined> {
  try {
    // Without the check for a newer version, which would need the network.
    const options = { env: { ...env, CHECKPOINT_DISABLE: '1' }, timeout: SECONDS * 1000 };
    const { stdout } = await run(program, ['version', '-json'], options);
    const { terraform_version: version } = JSON.parse(stdout) as { terraform_version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
