import { arnOf } from '../../review/lookup';
import { known } from '../../review/read';
import { describe, meaning } from '../../review/trust';
import { accountPlaces } from '../declared';
import type { AuditRule } from '../model';
import { rolePairs } from '../roles';
import { trustGrew } from './trust-grew';

/** A trust policy that lets in more as well is a finding of `trust-grew`. */
export const trustShrank: AuditRule = {
  id: 'trust-shrank',
  severity: 'medium',
  title: 'A trust policy lets in less than is declared',
  why: 'People who are granted the role see it and cannot sign in to it.',
  remedy: 'Apply again to put the declared trust policy back.',
  check: (audited) => {
    const grew = new Set(trustGrew.check(audited).map(({ subject }) => subject));
    return rolePairs(audited.declared, audited.live).flatMap(({ accountId, role, there }) => {
      const [declared, live] = [known(role.trust), known(there.trust)];
      if (declared === undefined || live === undefined || grew.has(arnOf(there))) return [];
      const [said, says] = [new Set(declared.map(meaning)), new Set(live.map(meaning))];
      const less = [
        ...declared.filter((one) => !says.has(meaning(one))).map((one) => `not there: ${describe(one)}`),
        ...(role.adopted ? [] : live.filter((one) => one.effect === 'Deny' && !said.has(meaning(one)))).map(
          (one) => `not declared: ${describe(one)}`,
        ),
      ];
      if (less.length === 0) return [];
      return [
        {
          ...{ subject: arnOf(there), address: role.address },
          ...{ evidence: less.join('; '), alsoAt: accountPlaces(audited.declared, accountId) },
        },
      ];
    });
  },
};
