import { accountPlaces, declaredIndex } from '../declared';
import { roleKey } from '../live';
import type { AuditRule } from '../model';
import { ourProviders, trustsUs } from '../our-providers';
import { arnOf } from '../../review/lookup';
import { rolePower } from '../../review/policies/role-power';
import { known } from '../../review/read';
import { describe, statements } from '../../review/trust';

export const roleUndeclared: AuditRule = {
  id: 'role-undeclared',
  severity: 'high',
  title: 'A role that is not declared trusts the SAML provider',
  why: 'A group that names it in Okta is enough to give it to people, and the configuration does not show it.',
  remedy: 'Delete the role, take the provider out of its trust policy, or adopt it in the configuration.',
  mayGiveAccess: true,
  check: (audited) => {
    const { declared, live } = audited;
    const ours = ourProviders(audited);
    const { roles } = declaredIndex(declared);
    return live.roles.flatMap((role) => {
      const account = known(role.accountId) ?? '';
      if (roles.has(roleKey(account, role.name))) return [];
      const admitting = statements(role).filter((statement) => trustsUs(statement, ours));
      if (admitting.length === 0) return [];
      const power = rolePower(role);
      return [
        {
          ...{ subject: arnOf(role), address: role.address, alsoAt: accountPlaces(declared, account) },
          severity: power === 'administrator' || power === 'escalation' ? 'critical' : undefined,
          evidence: `${admitting.map(describe).join('; ')}; the role is ${POWER[power]}`,
        },
      ];
    });
  },
};

const POWER = {
  administrator: 'an administrator',
  escalation: 'able to make itself an administrator',
  limited: 'not an administrator',
  unknown: 'of unknown power',
} as const;
