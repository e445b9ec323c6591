import { samlProviderName } from '../../naming/saml-provider-name';
import type { Check } from '../check';
import { refusal } from '../refusal';

/** The name stands in every role's name and in the role value pattern. */
export const identityProvider: Check = ({ federation: { file, yaml } }, complain) => {
  const { identityProvider: name } = yaml;
  const refused = name === undefined ? undefined : refusal(() => samlProviderName(name));
  if (refused) complain(file, ['identityProvider'], refused);
};
