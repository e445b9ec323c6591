import type { TrustStatement } from '../../access';
import { excludesNobody } from '../excludes-nobody';
import { arnOf, rolePairs } from '../lookup';
import { same } from '../order';
import type { Rule } from '../model';
import { describe, describeCondition, precedents, statements } from '../trust';

export const trustConditionDropped: Rule = {
  id: 'trust-condition-dropped',
  severity: 'high',
  title: 'A trust policy no longer restricts who may assume the role',
  why: 'A condition that excluded people (a network, a subject, a source account) is removed, or is met by everybody now.',
  remedy: 'Keep the condition, or state in the pull request who is meant to be admitted.',
  mayGiveAccess: true,
  check: ({ before: earlier, after, today }) =>
    rolePairs({ before: earlier, after })
      .filter(({ then, now }) => !same(then.trust, now.trust))
      .flatMap(({ then, now }) =>
        statements(now)
          .filter(({ effect }) => effect === 'Allow')
          .flatMap((statement) => {
            // Judged by name, operator and key: other values are a gain or a loss of the grant.
            const kept = new Set(effective(statement, today).map(condition));
            const dropped = precedents(statement, statements(then)).flatMap((was) => {
              const before = was.map((other) => effective(other, today));
              const covered = before.some((items) => items.every((item) => kept.has(condition(item))));
              return covered ? [] : before.flat().filter((item) => !kept.has(condition(item)));
            });
            if (dropped.length === 0) return [];
            const texts = [...new Set(dropped.map(describeCondition))].sort();
            return [
              {
                subject: arnOf(now),
                address: now.address,
                evidence: `without ${texts.join(' and ')}: ${describe(statement)}`,
              },
            ];
          }),
      ),
};

/** A condition that everybody meets is as good as none. */
function effective({ principals, conditions }: TrustStatement, today: string): TrustStatement['conditions'] {
  const federated = principals.every(({ type, not }) => type === 'Federated' && !not);
  return conditions.filter((item) => !excludesNobody(item, today, federated));
}

function condition({ operator, key }: TrustStatement['conditions'][number]): string {
  return `${operator} ${key.toLowerCase()}`;
}
