import { terraformAddress } from '../address';
import { actionKind, actionsAt } from '../planned-actions';
import type { Rule } from '../model';

/** The plan is measured against the state, the documents against the base: this is where they disagree. */
export const plannedDestroyUnexplained: Rule = {
  id: 'planned-destroy-unexplained',
  severity: 'high',
  title: 'Terraform plans to delete an object that the documents still contain',
  why: 'The plan belongs to other documents or to another state than this review, or something forces a replacement.',
  remedy: 'Create the plan again from the same commit and compare.',
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
