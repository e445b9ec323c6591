import { accountPlaces, declaredIndex } from '../declared';
import type { AuditRule } from '../model';
import { ourProviders } from '../our-providers';
import { providerAddress } from '../places';

/** IAM Identity Center makes one in every account. */
const AWS_OWN = /\/AWSSSO_[\w-]+_DO_NOT_DELETE$/;

export const providerUndeclared: AuditRule = {
  id: 'provider-undeclared',
  severity: 'medium',
  title: 'A SAML provider that is not declared is in an account',
  why: 'It lets people of another identity provider into every role that trusts it.',
  remedy: 'Delete it, or accept it in the account with the reason why it is needed.',
  mayGiveAccess: true,
  check: (audited) => {
    const { declared, snapshot } = audited;
    const { providers, placesOf } = declaredIndex(declared);
    const ours = ourProviders(audited);
    return snapshot.accounts.flatMap(({ id, samlProviders }) =>
      // An account that is not declared at all is a finding of its own.
      !placesOf.has(id)
        ? []
        : samlProviders
            .filter(({ arn }) => !providers.has(arn) && !AWS_OWN.test(arn))
            .map(({ arn }) => ({
              ...{ subject: arn, address: providerAddress(arn), alsoAt: accountPlaces(declared, id) },
              evidence: ours.has(arn)
                ? 'it has the metadata of the app'
                : 'it has the metadata of another identity provider',
            })),
    );
  },
};
