import { terraformAddress } from '../address';
import type { Rule } from '../model';

export const unknownAction: Rule = {
  id: 'unknown-action',
  severity: 'high',
  title: 'Terraform plans an action that this review does not know',
  why: 'A newer Terraform may have actions with another effect, so what becomes of the object is not known.',
  remedy: 'Compare the plan itself, and use a version of this tool that knows the action.',
  mayGiveAccess: true,
  check: ({ after }) =>
    (after.plans ?? [])
      .flatMap(({ changes }) => changes)
      .flatMap(({ address, unknownActions = [] }) =>
        unknownActions.length === 0
          ? []
          : [{ subject: terraformAddress(address), address, evidence: `action: ${unknownActions.join(', ')}` }],
      ),
};
