import { DEFAULTS } from './defaults';
import type { FederationYaml, Partially } from './draft';

/** A name that may be changing, as it is written. */
export interface Renamed {
  readonly name: string | undefined;
  readonly formerly: string | undefined;
  readonly switched: boolean;
}

/** The SAML provider's name, which may be a string or a mapping. */
export function identityProviderOf({
  identityProvider: written,
}: Partially<FederationYaml>): Renamed & { name: string } {
  const { name, formerly, switched = true } = typeof written === 'object' ? written : { name: written };
  return { name: name ?? DEFAULTS.identityProvider, formerly, switched };
}

/** The form of the group rules with its parts, and the one that it replaces. */
export function groupRulesOf({ groupRules: written }: Partially<FederationYaml>) {
  const { form, formerly, parts = 1, formerParts = 1 } = typeof written === 'object' ? written : { form: written };
  return { form: form ?? DEFAULTS.groupRules, formerly, parts, formerParts };
}
