import type { TrustCondition } from '../../access';
import { covers as coversNetworks } from '../networks';
import { matches } from './pattern';
import type { Statement } from './statement';

/**
 * Whether everything that `inner` speaks of, `outer` speaks of, too, with the same effect: `s3:*` on every bucket covers
 * `s3:Get*` on one. Proven for lists of what is allowed or denied; an exclusion (`NotAction`) covers only itself.
 */
export function covers(outer: Statement, inner: Statement): boolean {
  return outer.effect === inner.effect && implies(inner.conditions, outer.conditions) && coversWhat(outer, inner);
}

/** The same of several statements together: `s3:Get*` and `s3:Put*` in two of them cover one with both. */
export function coveredBy(outer: readonly Statement[], inner: Statement, cover = covers): boolean {
  if (outer.some((each) => cover(each, inner))) return true;
  return parts(inner).every((part) => outer.some((each) => cover(each, part)));
}

/** The same actions on the same resources, or more of them, whatever is asked. */
export function coversWhat(outer: Statement, inner: Statement): boolean {
  if (outer.exceptActions !== inner.exceptActions || outer.exceptResources !== inner.exceptResources) return false;
  const actions = [outer, inner].map((each) => each.actions.map((action) => action.toLowerCase()));
  return (
    coversAll(actions[0] ?? [], actions[1] ?? [], inner.exceptActions) &&
    coversAll(outer.resources, inner.resources, inner.exceptResources)
  );
}

/** More than these are looked at as a whole: nobody writes so many by hand. */
const MOST_PARTS = 500;

/** One for each action and resource that is listed; exclusions stay together. */
function parts(statement: Statement): Statement[] {
  const { actions, exceptActions, resources, exceptResources } = statement;
  if (actions.length * resources.length > MOST_PARTS) return [statement];
  const alone = (list: readonly string[], except: boolean) => (except ? [list] : list.map((item) => [item]));
  return alone(actions, exceptActions).flatMap((action) =>
    alone(resources, exceptResources).map((resource) => ({ ...statement, actions: action, resources: resource })),
  );
}

/** Whether every request that meets the first conditions meets the others. */
function implies(inner: readonly TrustCondition[], outer: readonly TrustCondition[]): boolean {
  return outer.every((wide) =>
    inner.some(
      (narrow) => wide.operator === narrow.operator && wide.key === narrow.key && admitsMore(wide, narrow.values),
    ),
  );
}

function admitsMore({ operator, values }: TrustCondition, narrow: readonly string[]): boolean {
  const holds = (these: readonly string[], others: readonly string[]) => others.every((each) => these.includes(each));
  const except = /not/i.test(operator);
  const [more, fewer] = except ? [narrow, values] : [values, narrow];
  if (/ipaddress/i.test(operator)) return holds(more, fewer) || coversNetworks(more, fewer);
  // Of the others (`Null`, `NumericLessThan`, a date) more values do not mean more requests.
  return /^(?:for(?:any|all)values:)?(?:string|arn)/i.test(operator)
    ? holds(more, fewer)
    : holds(more, fewer) && holds(fewer, more);
}

function coversAll(outer: readonly string[], inner: readonly string[], except: boolean): boolean {
  // Fewer exceptions speak of more.
  const [wide, narrow] = except ? [inner, outer] : [outer, inner];
  return narrow.every((pattern) => wide.some((other) => coversPattern(other, pattern)));
}

/** A `?` of the outer pattern stands for one character, so not for a `*`; a variable may stand for nothing. */
function coversPattern(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer.includes('${') || (outer.includes('?') && inner.includes('*'))) return false;
  return matches(outer, inner);
}
