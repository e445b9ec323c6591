import type { Json } from './json/json';

/** What a JSON string means in Terraform, before anything is worked out. */
export type Parts = readonly (string | { readonly expression: string })[];

const STARTS = /([$%])\1*\{/g;

/**
 * Splits a string at its templates; `$${` is `${` and `$$${` is `$${`, as Terraform 1.11 and OpenTofu have it. `undefined`
 * for directives (`%{`) and for expressions with braces or texts in them, which the product does not write.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function partsOf(text: string): Parts | undefined {
  if (!text.includes('{')) return [text];
  const parts: (string | { expression: string })[] = [];
  let [done, plain] = [0, ''];
  STARTS.lastIndex = 0;
  for (let found = STARTS.exec(text); found !== null; found = STARTS.exec(text)) {
    const [start] = found;
    plain += text.slice(done, found.index);
    done = STARTS.lastIndex;
    if (start.length > 2) plain += start.slice(1);
    else if (start === '${') {
      const end = text.indexOf('}', done);
      const expression = text.slice(done, end);
      if (end < 0 || /[{"]/.test(expression)) return undefined;
      if (plain !== '') parts.push(plain);
      parts.push({ expression });
      plain = '';
      done = end + 1;
      STARTS.lastIndex = done;
    } else return undefined;
  }
  plain += text.slice(done);
  return plain === '' && parts.length > 0 ? parts : [...parts, plain];
}

/** The text that is written there, templates escaped; `undefined` where Terraform works something out. */
export function literalText(text: string): string | undefined {
  const parts = partsOf(text);
  return parts?.length === 1 && typeof parts[0] === 'string' ? parts[0] : undefined;
}

/** A string of Terraform's JSON without an expression in it: there, templates are escaped. `undefined`: it is not a string. */
export function unescaped(value: string): string;
export function unescaped(value: Json | undefined): string | undefined;
export function unescaped(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(/([$%])\1\{/g, '$1{') : undefined;
}
