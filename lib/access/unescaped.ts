import type { Json } from './document/document';

/** A string of Terraform's JSON without an expression in it: there, templates are escaped. */
export function unescaped(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(/([$%])\1\{/g, '$1{') : undefined;
}
