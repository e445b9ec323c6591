import { samlProviderName } from '../../naming/saml-provider-name';
import type { Check } from '../check';
import { refusal } from '../refusal';

/** The name is part of every role's name and of the role value pattern. */
export const identityProvider: Check = ({ federation: { file, yaml } }, complain) => {
  const { identityProvider: written } = yaml;
  const names = typeof written === 'object' ? written : { name: written };
  for (const [key, name] of Object.entries({ name: names.name, formerly: names.formerly })) {
    const refused = name === undefined ? undefined : refusal(() => samlProviderName(name));
    if (refused)
      complain(file, typeof written === 'object' ? ['identityProvider', key] : ['identityProvider'], refused);
  }
};
