import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const unknownArgument: Rule = {
  id: 'unknown-argument',
  severity: 'high',
  title: 'A block has an argument that this product never writes',
  why: 'Nothing in this review judges it, and it may decide who gets in or what a role may do.',
  remedy: 'Remove the argument, or review what it does manually.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ decides, kind }) => decides && kind === 'argument'),
};
