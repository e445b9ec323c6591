import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument, type Document } from 'yaml';
import { DEFAULTS } from '../../config/defaults';
import { FEDERATION_FILE, MANAGEMENT_GROUPS_FILE } from '../../config/files/source-files';
import type { ExampleNames } from './account-file';

/**
 * What the comments of a new account file speak of. Read leniently: whatever is wrong with these files is reported by the
 * validation.
 */
export function exampleNames(directory: string): ExampleNames {
  const federation = documentOf(join(directory, FEDERATION_FILE));
  const provider = federation?.get('identityProvider');
  return {
    organizationRoles: keysOf(federation?.get('roles')),
    managementGroups: keysOf(documentOf(join(directory, MANAGEMENT_GROUPS_FILE))?.contents),
    identityProvider: typeof provider === 'string' ? provider : DEFAULTS.identityProvider,
  };
}

function documentOf(file: string): Document.Parsed | undefined {
  try {
    const document = parseDocument(readFileSync(file, 'utf8'));
    return isMap(document.contents) ? document : undefined;
  } catch {
    return undefined;
  }
}

function keysOf(node: unknown): string[] {
  return isMap(node) ? node.items.map(({ key }) => String(key)).sort() : [];
}
