import { missing } from '../lookup';
import type { Rule } from '../model';

export const managementGroupRemoved: Rule = {
  id: 'management-group-removed',
  severity: 'medium',
  title: 'A management group is deleted',
  why: 'Its members are removed with it. A group created under another name starts empty, also where a rename is meant.',
  remedy: 'Save the list of its members first.',
  check: ({ before, after }) =>
    missing(before.managementGroups, after.managementGroups, ({ address }) => address)
      .filter(({ existing, address }) => !existing && !(after.forgotten ?? []).includes(address))
      .map(({ name, address }) => ({ subject: name, address, evidence: 'its block is not in the documents any more' })),
};
