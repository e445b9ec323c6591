import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformBinary } from './find-terraform';
import { ownSettings } from './own-settings';
import { REGISTRY, renamedMirror, type ProviderMirror } from './provider-mirrors';

/** The program reads its own settings, and looks for providers where it does by itself. */
const ITS_OWN = '';

/**
 * Text of a CLI configuration that takes each mirrored provider from its mirror and everything else from the
 * registry. All mirrors are of one registry.
 */
export function cliConfig(mirrors: readonly ProviderMirror[]): string {
  const taken = new Set<string>();
  const blocks: string[] = [];
  for (const { directory, registry, providers } of mirrors) {
    // The first mirror that holds a provider wins, so that two mirrors never mix their versions.
    const fresh = [...providers.keys()].map((provider) => `${registry}/${provider}`).filter((name) => !taken.has(name));
    if (fresh.length === 0) continue;
    fresh.forEach((name) => taken.add(name));
    blocks.push(`  filesystem_mirror {\n    path    = ${quote(directory)}\n    include = ${list(fresh.sort())}\n  }`);
  }
  const direct = taken.size > 0 ? `  direct {\n    exclude = ${list([...taken].sort())}\n  }` : '  direct {}';
  return `provider_installation {\n${[...blocks, direct].join('\n')}\n}\n`;
}

/**
 * The CLI configuration that the program shall read, as the value of `TF_CLI_CONFIG_FILE`. Where the user says where
 * providers come from (`provider_installation`), that counts and nothing is added. Else a file is written into
 * `directory` with the user's other settings and the mirrors.
 * @returns a file; empty where the program's own settings are right as they are
 */
export function cliConfigFile(
  directory: string,
  mirrors: readonly ProviderMirror[],
  { product }: Pick<TerraformBinary, 'product'>,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const named = env['TF_CLI_CONFIG_FILE'] ?? '';
  if (named !== '' && existsSync(named)) return named;
  const own = ownSettings(product, env).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  if (mirrors.length === 0 || own.some(({ text }) => DECIDES.test(text))) return ITS_OWN;
  // Settings in JSON can't be joined with ours; the program reads them from where they are.
  if (own.some(({ file, text }) => file.endsWith('.json') || text.trimStart().startsWith('{'))) return ITS_OWN;
  mkdirSync(directory, { recursive: true });
  const registry = REGISTRY[product];
  const usable = mirrors.map((mirror, i) =>
    mirror.registry === registry ? mirror : renamedMirror(mirror, registry, join(directory, `mirror-${i + 1}`)),
  );
  const file = join(directory, 'terraform.rc');
  // The user's settings may hold credentials.
  writeFileSync(file, [...own.map(({ text }) => `${text}\n`), cliConfig(usable)].join(''), { mode: 0o600 });
  return file;
}

/** `provider_installation {`, also as a JSON key, and not in a comment. */
const DECIDES = /^(?!\s*(#|\/\/)).*provider_installation["']?\s*[:={]/m;

function list(providers: readonly string[]): string {
  return `[${providers.map(quote).join(', ')}]`;
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
}
