/** `${` and `%{` begin a template in Terraform; CDKTF's own tokens (`${TfToken[…]}`) have to stay as they are. */
const TEMPLATE = /\$\{(?!TfToken\[)|%\{/g;

/**
 * Text that Terraform must take as it stands, e.g. a policy with `${aws:username}` in it: templates are escaped, tokens
 * are kept. CDKTF escapes nothing.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function literal(text: string): string {
  return text.replace(TEMPLATE, (template) => `${template.charAt(0)}${template}`);
}

/** {@link literal}, for each value of a map. Keys that Terraform would read as a template are escaped, too. */
export function literals(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [literal(key), literal(value)]));
}
