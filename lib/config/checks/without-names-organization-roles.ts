import type { Check } from '../check';
import { didYouMean } from '../did-you-mean';

/** A role that is misspelt here would stay. */
export const withoutNamesOrganizationRoles: Check = ({ federation, accounts }, complain) => {
  const known = new Set(Object.keys(federation.yaml.roles ?? {}));
  for (const { file, yaml } of accounts) {
    const own = new Set(Object.keys(yaml.roles ?? {}));
    const seen = new Set<string>();
    for (const [i, value] of (yaml.without ?? []).entries()) {
      if (value === undefined) continue;
      const path = ['without', i];
      if (seen.has(value)) complain(file, path, { value, requirement: 'is listed twice', remedy: 'delete one' });
      else if (!known.has(value) && federation.readable) {
        const remedy = didYouMean(value, known) ?? 'delete it';
        complain(file, path, { value, requirement: `the organization has no role ${JSON.stringify(value)}`, remedy });
      } else if (own.has(value))
        complain(file, path, {
          value,
          requirement: `${JSON.stringify(value)} stands under roles, too`,
          remedy: 'delete it in one of the two places',
        });
      seen.add(value);
    }
  }
};
