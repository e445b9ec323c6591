import { sha256 } from '../../documents';

/** A provider's entry, as `terraform init` and `terraform providers lock` write it. */
const ENTRY = /^provider "([^"]+)" \{\n([\s\S]*?)^\}/gm;
/** Hosts that a source without one may mean: Terraform's registry, and OpenTofu's. */
const DEFAULT_HOST = /^registry\.(?:terraform\.io|opentofu\.org)\//;

/**
 * Digests a dependency lock file by provider, so that a new version of one provider concerns only the stacks that use
 * it. A provider without an entry counts as one that is not locked.
 * @see https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
export function lockedProviders(text: string | undefined): (sources: readonly string[]) => string {
  if (text === undefined) return () => 'none';
  const entries = new Map<string, string>();
  for (const [, address = '', body = ''] of text.replace(/\r\n/g, '\n').matchAll(ENTRY))
    entries.set(address.replace(DEFAULT_HOST, ''), body.replace(/\s+/g, ' ').trim());
  return (sources) => sha256(sources.map((source) => `${source} ${entries.get(source) ?? 'not locked'}`).join('\n'));
}
