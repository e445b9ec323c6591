import type { RequestContext } from './request-context';

/**
 * Replaces policy variables: `${saml:sub}`, or `${saml:sub, 'nobody'}` for a key that may be absent.
 * @returns `undefined` where a variable has no value or is not known, and where the value holds `*` or `?`, which must not
 *   become a wildcard: then nothing matches
 */
export function fillVariables(text: string, context: RequestContext): string | undefined {
  const unknown: string[] = [];
  const filled = text.replace(/\$\{([^}]*)\}/g, (_, inner: string) => {
    const [, key = inner, fallback] = /^([^,]+?)\s*,\s*'([^']*)'$/.exec(inner) ?? [];
    const values = inner === '$' ? ['$'] : context.get(key.trim().toLowerCase());
    const value = values?.length === 0 ? fallback : values?.length === 1 ? values[0] : undefined;
    if (value === undefined || /[*?]/.test(value)) unknown.push(key);
    return value ?? '';
  });
  return unknown.length === 0 ? filled : undefined;
}
