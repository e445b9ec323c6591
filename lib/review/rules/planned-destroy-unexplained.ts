import { actionKind, actionsAt, terraformAddress } from '../planned-actions';
import type { Rule } from '../model';

/** The plan is measured against the state, the documents against the base: this is where they disagree. */
export const plannedDestroyUnexplained: Rule = {
  id: 'planned-destroy-unexplained',
  severity: 'high',
  title: 'Terraform will delete what the documents still have',
  why: 'The plan belongs to other documents or another state than this review, or something forces a replacement.',
  remedy: 'Make the plan anew from the same commit and look where it differs.',
  check: ({ after, plan }) => {
    const { roles, samlProviders, apps, rules, roleGroups, managementGroups, users } = after;
    const resources = [...roles, ...samlProviders, ...apps, ...rules, ...roleGroups, ...managementGroups, ...users];
    const planAt = actionsAt(plan);
    return resources.flatMap(({ address }) => {
      const planned = planAt(address);
      if (!planned || actionKind(planned) !== 'delete') return [];
      return [{ subject: terraformAddress(address), address, evidence: 'the plan says delete' }];
    });
  },
};
