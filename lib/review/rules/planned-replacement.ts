import { actionKind } from '../planned-actions';
import type { Rule } from '../model';

/** Types whose replacement takes access away for a while, or for good. Group rules have a rule of their own. */
const TYPES = new Set([
  'aws_iam_role',
  'aws_iam_saml_provider',
  'aws_iam_user',
  'okta_app_saml',
  'okta_app_group_assignments',
  'okta_group',
]);

export const plannedReplacement: Rule = {
  id: 'planned-replacement',
  severity: 'high',
  title: 'Terraform plans to replace an object',
  why: 'People have no access until the new object exists; its id, keys and members are new.',
  remedy: 'Find the attribute that forces the replacement in the plan, and restore its value.',
  check: ({ plan = [] }) =>
    plan
      .filter((action) => TYPES.has(action.type) && actionKind(action) === 'replace')
      .map(({ address, actions }) => ({ subject: address, address, evidence: actions.join(', then ') })),
};
