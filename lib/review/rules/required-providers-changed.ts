import type { Rule } from '../model';
import { changedSettings } from '../settings';

export const requiredProvidersChanged: Rule = {
  id: 'required-providers-changed',
  severity: 'high',
  title: 'Another version of a provider may be installed',
  why: 'A provider is a program that gets the tokens of the person who plans; an unwanted version may do something else.',
  remedy: 'Check the source and version, and the hashes in .terraform.lock.hcl, which the review does not check.',
  check: (change) => changedSettings(change, 'required_providers', 'required_version'),
};
