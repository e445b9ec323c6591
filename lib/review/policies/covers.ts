import { canonical } from '../order';
import { matches } from './pattern';
import type { Statement } from './statement';

/**
 * Whether everything that `inner` speaks of, `outer` speaks of, too, with the same effect: `s3:*` on every bucket covers
 * `s3:Get*` on one. Proven for lists of what is allowed or denied; an exclusion (`NotAction`) covers only itself.
 */
export function covers(outer: Statement, inner: Statement): boolean {
  if (outer.effect !== inner.effect || outer.exceptActions !== inner.exceptActions) return false;
  if (outer.exceptResources !== inner.exceptResources) return false;
  const sameCondition = canonical(outer.condition) === canonical(inner.condition);
  if (outer.condition !== undefined && !sameCondition) return false;
  const [actions, resources] = [
    [outer.actions.map((action) => action.toLowerCase()), inner.actions.map((action) => action.toLowerCase())],
    [outer.resources, inner.resources],
  ] as const;
  return coversAll(...actions, inner.exceptActions) && coversAll(...resources, inner.exceptResources);
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
