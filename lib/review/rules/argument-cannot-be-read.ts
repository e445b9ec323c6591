import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const argumentCannotBeRead: Rule = {
  id: 'argument-cannot-be-read',
  severity: 'high',
  title: 'A value that decides about access cannot be read',
  why: 'Terraform works it out from an expression of a form that this product never writes; it may come to anything.',
  remedy: 'Write the value out; expressions belong to what this product synthesizes.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ decides, kind }) => decides && kind === 'expression'),
};
