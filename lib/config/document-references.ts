import type { Draft, Placed } from './draft';
import { writtenRoles } from './written-places';

/** Where roles name policy documents. */
export function policyReferences(draft: Pick<Draft, 'federation' | 'accounts'>): Placed<string>[] {
  return writtenRoles(draft).flatMap(({ file, path, value: { policies = [] } }) =>
    policies.flatMap((policy, i) =>
      typeof policy === 'object' && policy.file !== undefined
        ? [{ file, path: [...path, 'policies', i, 'file'], value: policy.file }]
        : [],
    ),
  );
}

/** Where roles name trust policies that are kept to the letter. */
export function trustReferences(draft: Pick<Draft, 'federation' | 'accounts'>): Placed<string>[] {
  return writtenRoles(draft).flatMap(({ file, path, value: { trust } }) =>
    trust?.file === undefined ? [] : [{ file, path: [...path, 'trust', 'file'], value: trust.file }],
  );
}

/** Where the organization names metadata of an app that somebody else runs. */
export function metadataReferences({ federation: { file, yaml } }: Pick<Draft, 'federation'>): Placed<string>[] {
  const value = yaml.okta?.app?.metadataFile;
  return value === undefined ? [] : [{ file, path: ['okta', 'app', 'metadataFile'], value }];
}

/** Where the organization names metadata for the time in which the signing key is rotated. */
export function rotationReferences({ federation: { file, yaml } }: Pick<Draft, 'federation'>): Placed<string>[] {
  const value = yaml.okta?.app?.rotationMetadataFile;
  return value === undefined ? [] : [{ file, path: ['okta', 'app', 'rotationMetadataFile'], value }];
}
