/** The first `1.2.3` of a string; `undefined` where there is none. Pre-releases count as their release. */
export function parseVersion(text: string): string | undefined {
  return /\d+\.\d+\.\d+/.exec(text)?.[0];
}

/** Whether `version` is `minimum` or newer, both `1.2.3`. */
export function atLeast(version: string, minimum: string): boolean {
  const [a, b] = [numbers(version), numbers(minimum)];
  for (let i = 0; i < 3; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Whether `version` meets a window such as `>= 4.20.0, < 7.0.0`. */
export function inWindow(version: string, window: string): boolean {
  return window.split(',').every((part) => {
    const [, operator, bound] = /^\s*(>=|<|=)?\s*(\d+\.\d+\.\d+)\s*$/.exec(part) ?? [];
    if (bound === undefined) throw new Error(`version window "${window}": only >=, < and = of full versions are known`);
    if (operator === '>=') return atLeast(version, bound);
    if (operator === '<') return !atLeast(version, bound);
    return version === bound;
  });
}

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}
