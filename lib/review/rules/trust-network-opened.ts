import type { TrustCondition, TrustStatement } from '../../access';
import { excludesNobody } from '../excludes-nobody';
import { arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';
import { addMany } from '../networks';
import { same } from '../order';
import { describe, describeCondition, precedents, statements } from '../trust';

/** A condition that everybody meets is `trust-condition-dropped`; here it is there and excludes hardly anybody. */
export const trustNetworkOpened: Rule = {
  id: 'trust-network-opened',
  severity: 'high',
  title: 'A trust policy admits a large part of the internet',
  why: 'The condition still looks like a restriction to networks, and admits addresses of more people than any one organization has.',
  remedy: 'Name the networks that sign-ins come from, e.g. the addresses of the office or the VPN.',
  mayGiveAccess: true,
  check: (change) =>
    rolePairs(change)
      .filter(({ then, now }) => !same(then.trust, now.trust))
      .flatMap(({ then, now }) =>
        statements(now)
          .filter(({ effect }) => effect === 'Allow')
          .flatMap((statement) => {
            const was = precedents(statement, statements(then));
            return networksOf(statement)
              .filter((condition) => !excludesNobody(condition, change.today, false))
              .filter((condition) => was.some((before) => opened(condition, before)))
              .map((condition) => ({
                subject: arnOf(now),
                address: now.address,
                evidence: `${describeCondition(condition)}, in ${describe({ ...statement, conditions: [] })}`,
              }));
          }),
      ),
};

/** Whether every statement for the same people asked for fewer addresses by then, and asked for some at all. */
function opened(condition: TrustCondition, before: readonly TrustStatement[]): boolean {
  const then = before.map((statement) => networksOf(statement).filter((other) => isSame(other, condition)));
  if (then.length === 0 || then.some((conditions) => conditions.length === 0)) return false;
  const except = /not/i.test(condition.operator);
  return then.every((conditions) => conditions.some(({ values }) => addMany(values, condition.values, except)));
}

function networksOf({ conditions }: TrustStatement): readonly TrustCondition[] {
  return conditions.filter(({ operator }) => /(?:^|:)(?:not)?ipaddress(?:ifexists)?$/i.test(operator));
}

function isSame(one: TrustCondition, other: TrustCondition): boolean {
  return (
    one.operator.toLowerCase() === other.operator.toLowerCase() && one.key.toLowerCase() === other.key.toLowerCase()
  );
}
