import type { DraftAccount, FederationYaml, Placed, Written } from './draft';
import { sortedEntries } from './entries';

/** Where the configuration names policy documents and the metadata. */
export function documentReferences(
  federation: Written<FederationYaml>,
  accounts: readonly DraftAccount[],
): Placed<string>[] {
  const metadata = federation.yaml.okta?.app?.metadataFile;
  return [
    ...(metadata === undefined
      ? []
      : [{ file: federation.file, path: ['okta', 'app', 'metadataFile'], value: metadata }]),
    ...[federation, ...accounts].flatMap(({ file, yaml }) =>
      sortedEntries(yaml.roles).flatMap(([role, { policies = [] }]) =>
        policies.flatMap((policy, i) =>
          typeof policy === 'object' && policy.file !== undefined
            ? [{ file, path: ['roles', role, 'policies', i, 'file'], value: policy.file }]
            : [],
        ),
      ),
    ),
  ];
}
