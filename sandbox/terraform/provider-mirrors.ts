import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { inWindow } from './version';

const REGISTRY = 'registry.terraform.io';

/** A folder that holds providers as `registry.terraform.io/<namespace>/<type>/…`. */
export interface ProviderMirror {
  readonly directory: string;
  /** `okta/okta` → versions for this machine. */
  readonly providers: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds local provider mirrors, in the order in which they win: folders named by `FEDERATION_PROVIDER_MIRRORS` (a path list), Terraform's plugin
 * cache, its implied mirror folders, and the folders one level below `/opt`.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function findProviderMirrors(env: NodeJS.ProcessEnv = process.env, opt = '/opt'): ProviderMirror[] {
  const home = env['HOME'] ?? homedir();
  const data = env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
  const candidates = [
    ...(env['FEDERATION_PROVIDER_MIRRORS'] ?? '').split(delimiter),
    env['TF_PLUGIN_CACHE_DIR'] ?? '',
    join('terraform.d', 'plugins'),
    join(home, '.terraform.d', 'plugins'),
    join(data, 'terraform', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    ...folders(opt).map((folder) => join(opt, folder)),
  ];
  return [...new Set(candidates.filter((candidate) => candidate !== '').map((candidate) => resolve(candidate)))]
    .filter((directory) => existsSync(join(directory, REGISTRY)))
    .map((directory) => ({ directory, providers: providersIn(join(directory, REGISTRY)) }))
    .filter(({ providers }) => providers.size > 0);
}

/** The mirrors, first match first, that hold a version of `provider` inside `window`. */
export function mirrorsOf(provider: string, window: string, mirrors: readonly ProviderMirror[]): ProviderMirror[] {
  return mirrors.filter(({ providers }) => providers.get(provider)?.some((version) => inWindow(version, window)));
}

function providersIn(registry: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const namespace of folders(registry))
    for (const type of folders(join(registry, namespace))) {
      const versions = versionsIn(join(registry, namespace, type), type);
      if (versions.length > 0) found.set(`${namespace}/${type}`, versions);
    }
  return found;
}

/**
 * Both layouts of a mirror: unpacked `<version>/<platform>/` and packed `terraform-provider-<type>_<version>_<platform>.zip`.
 * Terraform follows no link below the registry's folder (measured with 1.11.4), so a linked version is none.
 */
function versionsIn(directory: string, type: string): string[] {
  const platform = `${{ win32: 'windows' }[process.platform as string] ?? process.platform}_${architecture()}`;
  const packed = new RegExp(`^terraform-provider-${type}_(\\d+\\.\\d+\\.\\d+)_${platform}\\.zip$`);
  const unpacked = folders(directory).filter(
    (name) => /^\d+\.\d+\.\d+$/.test(name) && folders(join(directory, name)).includes(platform),
  );
  const archives = list(directory).flatMap((name) => packed.exec(name)?.[1] ?? []);
  return [...new Set([...unpacked, ...archives])].sort();
}

function architecture(): string {
  return { x64: 'amd64', ia32: '386' }[process.arch as string] ?? process.arch;
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

/** Folders, links left out. */
function folders(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
