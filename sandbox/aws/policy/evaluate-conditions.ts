import { operatorOf } from './operators';
import type { RequestContext } from './request-context';
import type { Condition } from './trust-policy';
import { fillVariables } from './variables';

/**
 * `unknown`: the sandbox can't tell, because it does not know the key or can't read a value. The caller takes it
 * for the answer that lets nobody in.
 */
export type Verdict = 'met' | 'unmet' | 'unknown';

/** All conditions together. @param variables whether `${…}` is replaced: only in policies of version 2012-10-17 */
export function evaluateConditions(
  conditions: readonly Condition[],
  context: RequestContext,
  { variables }: { readonly variables: boolean },
): Verdict {
  const verdicts = conditions.map((condition) => evaluateCondition(condition, context, variables));
  if (verdicts.includes('unmet')) return 'unmet';
  return verdicts.includes('unknown') ? 'unknown' : 'met';
}

function evaluateCondition(condition: Condition, context: RequestContext, variables: boolean): Verdict {
  const key = condition.key.toLowerCase();
  // Which tags a request has is known, so any other is known to be absent.
  const actual = context.get(key) ?? (/^aws:(requesttag|principaltag)\//.test(key) ? [] : undefined);
  if (actual === undefined) return 'unknown';
  if (condition.operator === 'Null') return isNull(condition.values, actual);
  const [, set = '', base = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(condition.operator) ?? [];
  const operator = operatorOf(base);
  if (!operator) return 'unknown';
  if (actual.length === 0) {
    if (set === 'ForAnyValue:') return 'unmet';
    return ifExists !== undefined || set === 'ForAllValues:' || operator.negated ? 'met' : 'unmet';
  }
  const wanted = variables ? condition.values.map((value) => fillVariables(value, context)) : condition.values;
  const results = actual.map((value): Verdict => {
    const matches = wanted.map((text) => (text === undefined ? undefined : operator.match(value, text)));
    if (matches.includes(true)) return operator.negated ? 'unmet' : 'met';
    if (matches.includes(undefined)) return 'unknown';
    return operator.negated ? 'met' : 'unmet';
  });
  if (set === 'ForAnyValue:') return best(results);
  // Several values and no word on how to take them: a positive condition must hold for each of them.
  return worst(results);
}

function isNull(values: readonly string[], actual: readonly string[]): Verdict {
  const absent = String(actual.length === 0);
  if (values.some((value) => value !== 'true' && value !== 'false')) return 'unknown';
  return values.includes(absent) ? 'met' : 'unmet';
}

function best(results: readonly Verdict[]): Verdict {
  if (results.includes('met')) return 'met';
  return results.includes('unknown') ? 'unknown' : 'unmet';
}

function worst(results: readonly Verdict[]): Verdict {
  if (results.includes('unmet')) return 'unmet';
  return results.includes('unknown') ? 'unknown' : 'met';
}
