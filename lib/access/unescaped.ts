import type { Json } from './document/document';

/** A string of Terraform's JSON without an expression in it: there, templates are escaped. `undefined`: it is not a string. */
export function unescaped(value: string): string;
export function unescaped(value: Json | undefined): string | undefined;
export function unescaped(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(/([$%])\1\{/g, '$1{') : undefined;
}
