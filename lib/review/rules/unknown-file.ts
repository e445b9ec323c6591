import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const unknownFile: Rule = {
  id: 'unknown-file',
  severity: 'critical',
  title: 'Terraform reads a file that this product did not write',
  why: 'Terraform and OpenTofu read it with the stack: it can change, replace or add anything, or choose another backend or provider.',
  remedy: 'Take the file out of the folder; what it is meant to do belongs into the configuration.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'file'),
};
