import type { Federation } from '../config/model';
import type { Problem } from '../config/problem';
import { configDirectory } from './config-directory';
import type { Io } from './io';
import { todayFrom } from './today';

/** A configuration that was read, or everything that is wrong with it. */
export type Loaded =
  | { readonly directory: string; readonly federation: Federation; readonly warnings: readonly Problem[] }
  | { readonly directory: string; readonly problems: readonly Problem[] };

/** Reads the configuration that `--config` and the environment name. CDKTF is not loaded. @throws Failure */
export async function loadFederation(named: string | undefined, io: Io): Promise<Loaded> {
  return loadDirectory(configDirectory(named, io), io.env);
}

/** Reads the configuration in `directory`. @throws Failure where the environment has no legal day */
export async function loadDirectory(directory: string, env: Io['env']): Promise<Loaded> {
  const today = todayFrom(env);
  const [{ loadConfig }, { ConfigError }] = await Promise.all([
    import('../config/load'),
    import('../config/config-error'),
  ]);
  try {
    return { directory, ...loadConfig(directory, { today }) };
  } catch (error) {
    if (error instanceof ConfigError) return { directory, problems: error.problems };
    throw error;
  }
}
