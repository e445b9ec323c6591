import { declaredIndex, orgPlaces } from '../declared';
import type { AuditRule } from '../model';

export const accountUndeclared: AuditRule = {
  id: 'account-undeclared',
  severity: 'medium',
  title: 'An account of the organization is not declared',
  why: 'Who can sign in to it, and how, is decided elsewhere, and nothing here looks at it.',
  remedy: 'Add the account (federation add-account), or accept it with the reason why it is left out.',
  check: ({ declared, snapshot }) => {
    const known = new Set(declaredIndex(declared).accounts);
    return (snapshot.organization ?? [])
      .filter(({ id, status }) => status === 'ACTIVE' && !known.has(id))
      .map(({ id, name }) => ({
        ...{ subject: id, address: `${id}:account`, evidence: `${name}, active in AWS Organizations` },
        alsoAt: orgPlaces(declared),
      }));
  },
};
