import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const unknownBlockType: Rule = {
  id: 'unknown-block-type',
  severity: 'critical',
  title: 'A stack holds a block of a type that this product never writes',
  why: 'A module, a local value or an ephemeral resource can change what every other block means.',
  remedy: 'Remove the block, or review everything that uses it manually.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'block type'),
};
