import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderMirror } from './provider-mirrors';

/**
 * Text of a Terraform CLI configuration that takes each mirrored provider from its mirror and everything else from
 * the registry.
 */
export function cliConfig(mirrors: readonly ProviderMirror[]): string {
  const taken = new Set<string>();
  const blocks: string[] = [];
  for (const { directory, providers } of mirrors) {
    // The first mirror that holds a provider wins, so that two mirrors never mix their versions.
    const fresh = [...providers.keys()].filter((provider) => !taken.has(provider)).sort();
    if (fresh.length === 0) continue;
    fresh.forEach((provider) => taken.add(provider));
    blocks.push(`  filesystem_mirror {\n    path    = ${quote(directory)}\n    include = ${list(fresh)}\n  }`);
  }
  const direct = taken.size > 0 ? `  direct {\n    exclude = ${list([...taken].sort())}\n  }` : '  direct {}';
  return `provider_installation {\n${[...blocks, direct].join('\n')}\n}\n`;
}

/**
 * The CLI configuration file that Terraform shall read: the caller's own where `TF_CLI_CONFIG_FILE` names one that
 * exists, else one that is written into `directory`.
 */
export function cliConfigFile(
  directory: string,
  mirrors: readonly ProviderMirror[],
  env: NodeJS.ProcessEnv = process.env,
): string {
  const own = env['TF_CLI_CONFIG_FILE'];
  if (own !== undefined && own !== '' && existsSync(own)) return own;
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'terraform.rc');
  writeFileSync(file, cliConfig(mirrors));
  return file;
}

function list(providers: readonly string[]): string {
  return `[${providers.map((provider) => quote(`registry.terraform.io/${provider}`)).join(', ')}]`;
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
}
