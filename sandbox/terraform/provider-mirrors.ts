import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Product, TerraformBinary } from './find-terraform';
import { inWindow } from './version';

/** Where `okta/okta` comes from unless its source names another registry. */
export const REGISTRY: Readonly<Record<Product, string>> = {
  Terraform: 'registry.terraform.io',
  OpenTofu: 'registry.opentofu.org',
};

/** A folder that holds providers as `<registry>/<namespace>/<type>/…`. */
export interface ProviderMirror {
  readonly directory: string;
  /** e.g. `registry.terraform.io` */
  readonly registry: string;
  /** `okta/okta` → versions for this machine. */
  readonly providers: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds local provider mirrors, in the order in which they win: folders named by `FEDERATION_PROVIDER_MIRRORS` (a path list), the plugin
 * cache, the program's implied mirror folders, and the folders one level below `/opt`. OpenTofu also gets what was
 * mirrored for Terraform, after everything that was mirrored for itself: the providers are the same programs.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 * @see https://opentofu.org/docs/cli/config/config-file/#implied-local-mirror-directories
 */
export function findProviderMirrors(
  { product }: Pick<TerraformBinary, 'product'>,
  env: NodeJS.ProcessEnv = process.env,
  opt = '/opt',
): ProviderMirror[] {
  const candidates = [
    ...(env['FEDERATION_PROVIDER_MIRRORS'] ?? '').split(delimiter),
    env['TF_PLUGIN_CACHE_DIR'] ?? '',
    ...impliedMirrors(product, env),
    ...folders(opt).map((folder) => join(opt, folder)),
  ];
  const directories = [
    ...new Set(candidates.filter((candidate) => candidate !== '').map((candidate) => resolve(candidate))),
  ];
  const registries = product === 'OpenTofu' ? [REGISTRY.OpenTofu, REGISTRY.Terraform] : [REGISTRY.Terraform];
  return registries.flatMap((registry) =>
    directories
      .map((directory) => ({ directory, registry, providers: providersIn(join(directory, registry)) }))
      .filter(({ providers }) => providers.size > 0),
  );
}

/** The mirrors, first match first, that hold a version of `provider` inside `window`. */
export function mirrorsOf(provider: string, window: string, mirrors: readonly ProviderMirror[]): ProviderMirror[] {
  return mirrors.filter(({ providers }) => providers.get(provider)?.some((version) => inWindow(version, window)));
}

/**
 * A mirror under another registry's name, made of links below `directory`. Both programs follow a link to a package,
 * not one further up (read in OpenTofu 1.12, measured with Terraform 1.11.4).
 */
export function renamedMirror(mirror: ProviderMirror, registry: string, directory: string): ProviderMirror {
  for (const [provider, versions] of mirror.providers)
    for (const version of versions)
      for (const item of packagesOf(join(mirror.directory, mirror.registry, provider), provider, version)) {
        const link = join(directory, registry, provider, item);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(join(mirror.directory, mirror.registry, provider, item), link);
      }
  return { directory, registry, providers: mirror.providers };
}

function impliedMirrors(product: Product, env: NodeJS.ProcessEnv): string[] {
  const home = env['HOME'] ?? homedir();
  const data = env['XDG_DATA_HOME'] ?? '';
  const shared = env['XDG_DATA_DIRS'] ?? '';
  const perSystem =
    process.platform === 'darwin'
      ? [join(home, 'Library', 'Application Support', 'io.terraform'), '/Library/Application Support/io.terraform']
      : [
          join(data === '' ? join(home, '.local', 'share') : data, 'terraform'),
          ...(shared === '' ? '/usr/local/share:/usr/share' : shared).split(delimiter).map((d) => join(d, 'terraform')),
        ];
  return [
    'terraform.d',
    join(home, '.terraform.d'),
    ...(product === 'OpenTofu' && data !== '' ? [join(data, 'opentofu')] : []),
    ...perSystem,
  ].map((folder) => join(folder, 'plugins'));
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

/** Both layouts of a mirror: unpacked `<version>/<platform>/` and packed `terraform-provider-<type>_<version>_<platform>.zip`. */
function versionsIn(directory: string, type: string): string[] {
  const packed = new RegExp(`^terraform-provider-${type}_(\\d+\\.\\d+\\.\\d+)_${PLATFORM}\\.zip$`);
  const unpacked = folders(directory).filter(
    (name) => /^\d+\.\d+\.\d+$/.test(name) && folders(join(directory, name)).includes(PLATFORM),
  );
  const archives = list(directory).flatMap((name) => packed.exec(name)?.[1] ?? []);
  return [...new Set([...unpacked, ...archives])].sort();
}

/** What of a provider's folder holds a version for this machine: the unpacked folder, the archive, or both. */
function packagesOf(directory: string, provider: string, version: string): string[] {
  const archive = `terraform-provider-${provider.split('/')[1] ?? ''}_${version}_${PLATFORM}.zip`;
  return [
    ...(folders(join(directory, version)).includes(PLATFORM) ? [join(version, PLATFORM)] : []),
    ...(list(directory).includes(archive) ? [archive] : []),
  ];
}

const PLATFORM = `${{ win32: 'windows' }[process.platform as string] ?? process.platform}_${
  { x64: 'amd64', ia32: '386' }[process.arch as string] ?? process.arch
}`;

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
