import { known } from '../../review/read';
import { arnOf } from '../../review/lookup';
import { accountPlaces } from '../declared';
import type { AuditRule } from '../model';
import { rolePairs } from '../roles';

export const roleUnreachable: AuditRule = {
  id: 'role-unreachable',
  severity: 'medium',
  title: 'A role is there under another path or in other letters',
  why: 'The assertion names another ARN than the role has, so nobody can sign in to it.',
  remedy: 'Delete the role that was made by hand and apply again, or declare its path and name as they are.',
  check: ({ declared, live }) =>
    rolePairs(declared, live).flatMap(({ accountId, role, there }) => {
      const [meant, is] = [known(role.arn), arnOf(there)];
      if (meant === undefined || meant === is) return [];
      return [
        {
          subject: is,
          address: role.address,
          evidence: `declared as ${meant}`,
          alsoAt: accountPlaces(declared, accountId),
        },
      ];
    }),
};
