import type { Rule } from '../model';

export const existingManagementGroup: Rule = {
  id: 'existing-management-group',
  severity: 'medium',
  title: 'The members of a management group are decided elsewhere',
  why: 'The group is only looked up here: neither its members nor the people who may add members are in the documents.',
  remedy: 'Check its members and its owner in Okta before the apply.',
  check: ({ after }) => {
    const used = new Set(after.grants.map(({ managementGroup }) => managementGroup));
    return after.managementGroups
      .filter(({ existing, name }) => existing && used.has(name))
      .map(({ name, address }) => ({
        subject: name,
        address,
        evidence: 'read as a data source, and granted roles',
        // A data source has no comment of its own: what the organization accepts stands at the app.
        alsoAt: after.apps.map((app) => app.address),
      }));
  },
};
