import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const unknownBackend: Rule = {
  id: 'unknown-backend',
  severity: 'critical',
  title: 'The state is kept in a way that this product never writes',
  why: 'The state holds secrets, and anyone who writes it decides what Terraform takes for existing.',
  remedy: 'Keep the state where the configuration can say it: in files, S3 or HCP Terraform.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'backend'),
};
