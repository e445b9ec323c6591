import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const unknownFile: Rule = {
  id: 'unknown-file',
  severity: 'critical',
  title: 'A stack holds a file that this product did not write',
  why: 'Terraform and OpenTofu read every such file in the folder: it can change, replace or add anything.',
  remedy: 'Take the file out of the folder; what it is meant to do belongs into the configuration.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'file'),
};
