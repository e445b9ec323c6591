import { missing } from '../lookup';
import type { Rule } from '../model';

export const managementGroupRemoved: Rule = {
  id: 'management-group-removed',
  severity: 'medium',
  title: 'A management group is deleted',
  why: 'People who were added to it in Okta go with it. A new group of another name starts empty, also when it is meant as a rename.',
  remedy: 'Note its members first; for a rename, keep the Terraform address (moved block).',
  check: ({ before, after }) =>
    missing(before.managementGroups, after.managementGroups, ({ address }) => address)
      .filter(({ existing, address }) => !existing && !(after.forgotten ?? []).includes(address))
      .map(({ name, address }) => ({ subject: name, address, evidence: 'its block is not in the documents any more' })),
};
