import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const unknownProvider: Rule = {
  id: 'unknown-provider',
  severity: 'critical',
  title: 'Terraform starts another provider, or sends its requests elsewhere',
  why: 'A provider is a program; its arguments decide which host gets the tokens and whose answers count.',
  remedy:
    'Remove the provider or argument; who Terraform is comes from the environment, where it goes from the configuration.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'provider' || kind === 'required_providers'),
};
