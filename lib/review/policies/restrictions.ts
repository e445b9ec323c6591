import type { TrustCondition } from '../../access';
import { excludesNobody } from '../excludes-nobody';
import { addMany } from '../networks';
import { coveredBy, coversWhat } from './covers';
import { listed } from './powers';
import type { Statement } from './statement';

/** What policies denied and deny no longer, and conditions on what they allow that are dropped, as phrases. */
export function droppedRestrictions(
  before: readonly Statement[],
  after: readonly Statement[],
  today: string,
): readonly string[] {
  const [denied, denies] = [before, after].map((list) => list.filter(({ effect }) => effect === 'Deny'));
  const [allowed, allows] = [before, after].map((list) => list.filter(({ effect }) => effect === 'Allow'));
  return [
    ...(denied ?? [])
      .filter((statement) => !coveredBy(denies ?? [], statement))
      .map((statement) => `without ${text(statement)}`),
    ...(allows ?? []).flatMap((statement) => droppedConditions(statement, allowed ?? [], today)),
  ];
}

function droppedConditions(statement: Statement, before: readonly Statement[], today: string): string[] {
  const now = restricting(statement, today);
  const isKept = (condition: TrustCondition) => now.some((other) => isAsNarrow(other, condition));
  // Allowed before, and asked no more than now: nothing is dropped.
  const asFree = before.filter((other) => restricting(other, today).every(isKept));
  if (coveredBy(asFree, statement, coversWhat)) return [];
  const dropped = before
    .filter((other) => coversWhat(statement, other) || coversWhat(other, statement))
    .flatMap((other) => restricting(other, today).filter((condition) => !isKept(condition)));
  const texts = [...new Set(dropped.map(conditionText))];
  return texts.length === 0 ? [] : [`without the condition ${texts.join(' and ')}: ${text(statement)}`];
}

function restricting({ conditions }: Statement, today: string): readonly TrustCondition[] {
  return conditions.filter((condition) => !excludesNobody(condition, today, false));
}

/** Other values are a difference that is listed, unless they admit a large part of the internet. */
function isAsNarrow(now: TrustCondition, then: TrustCondition): boolean {
  if (now.operator !== then.operator || now.key !== then.key) return false;
  return !/ipaddress/i.test(now.operator) || !addMany(then.values, now.values, /not/i.test(now.operator));
}

function text({ effect, actions, exceptActions, resources, exceptResources, conditions }: Statement): string {
  const on = `${exceptResources ? 'everything but ' : ''}${listed([...resources].sort())}`;
  const when = conditions.length === 0 ? '' : ` if ${conditions.map(conditionText).join(' and ')}`;
  return `${effect} ${exceptActions ? 'everything but ' : ''}${listed([...actions].sort())} on ${on}${when}`;
}

function conditionText({ operator, key, values }: TrustCondition): string {
  return `${operator} ${key} = ${listed(values)}`;
}
