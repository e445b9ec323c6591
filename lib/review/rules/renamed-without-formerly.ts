import { findRenamed } from '../renamed';
import type { Rule } from '../model';

/** What has another key is another object for Terraform; a person may mean the same one under another name. */
export const renamedWithoutFormerly: Rule = {
  id: 'renamed-without-formerly',
  severity: 'high',
  title: 'A rename is written as a removal and an addition',
  why: 'Terraform creates what has the new name and deletes what has the old one: people have no access in between, and a management group loses its members.',
  remedy:
    'If the same role or group is meant, write what it was called formerly, as shown below (docs/changing.md, Renames).',
  check: ({ before, after }) => findRenamed(before, after),
};
