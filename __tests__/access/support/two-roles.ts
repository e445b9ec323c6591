import type { Access } from '../../../lib/access/model/access';
import { accessOf, ACCOUNT, block, federation, type Stack, trust, trustStatement } from './federation';

export const AUDIT = `aws#Tech#Okta-Tech-Audit#${ACCOUNT}`;

/** A second role, which Support may assume and Cloud Admins, too. */
function second(stack: Stack, role: object = {}): void {
  const { resource } = stack;
  Object.assign(resource['okta_group'] ?? {}, { support: { name: 'Support' }, audit: { name: AUDIT } });
  Object.assign(resource['okta_group_rule'] ?? {}, {
    audit: {
      name: 'audit',
      status: 'ACTIVE',
      expression_value: 'isMemberOfAnyGroup("${okta_group.support.id}","${okta_group.admins.id}")',
      group_assignments: ['${okta_group.audit.id}'],
    },
  });
  Object.assign(block(resource, 'okta_app_group_assignments', 'all'), {
    group: [{ id: '${okta_group.role.id}' }, { id: '${okta_group.audit.id}' }],
  });
  Object.assign(resource['aws_iam_role'] ?? {}, {
    audit: { name: 'Okta-Tech-Audit', provider: 'aws.tech', assume_role_policy: trust(trustStatement()), ...role },
  });
}
/** @param role changes of the second role */
export const twoRoles = (role?: object): Access => accessOf(federation((stack) => second(stack, role)));
export const AUDIT_ARN = `arn:aws:iam::${ACCOUNT}:role/Okta-Tech-Audit`;
