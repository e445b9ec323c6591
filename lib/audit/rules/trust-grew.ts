import type { Role } from '../../access';
import { arnOf } from '../../review/lookup';
import { known } from '../../review/read';
import { describe, meaning } from '../../review/trust';
import { accountPlaces } from '../declared';
import type { AuditRule } from '../model';
import { ourProviders, trustsUs } from '../our-providers';
import { rolePairs } from '../roles';

export const trustGrew: AuditRule = {
  id: 'trust-grew',
  severity: 'critical',
  title: 'A trust policy lets in more than is declared',
  why: 'Every principal that the statement names may assume the role, or may assume it without a condition that was declared.',
  remedy:
    'Apply again to put the declared trust policy back, and look in CloudTrail who changed it and who assumed the role.',
  mayGiveAccess: true,
  check: (audited) => {
    const ours = ourProviders(audited);
    return rolePairs(audited.declared, audited.live).flatMap(({ accountId, role, there }) => {
      const evidence = grown(role, there, ours);
      if (evidence.length === 0) return [];
      return [
        {
          ...{ subject: arnOf(there), address: role.address },
          ...{ evidence: evidence.join('; '), alsoAt: accountPlaces(audited.declared, accountId) },
        },
      ];
    });
  },
};

function grown(role: Role, there: Role, ours: ReadonlySet<string>): string[] {
  const [declared, live] = [known(role.trust), known(there.trust)];
  // Whether the declared one can be read is a finding of the review.
  if (declared === undefined) return [];
  if (live === undefined) return ['what the trust policy says cannot be read'];
  const [said, says] = [new Set(declared.map(meaning)), new Set(live.map(meaning))];
  // What an adopted role had before is its owner's, and not declared.
  const judged = role.adopted ? live.filter((statement) => trustsUs(statement, ours)) : live;
  return [
    ...judged
      .filter((one) => one.effect === 'Allow' && !said.has(meaning(one)))
      .map((one) => `not declared: ${describe(one)}`),
    ...declared
      .filter((one) => one.effect === 'Deny' && !says.has(meaning(one)))
      .map((one) => `no longer there: ${describe(one)}`),
  ];
}
