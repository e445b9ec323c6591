import type { TerraformResource } from 'cdktf';

/**
 * What is moved to the place of a former name must be the object that is meant, or a slip in `formerly` would replace what
 * people use.
 */
export function keepName(resource: TerraformResource, name: string, what: 'role' | 'SAML provider'): void {
  resource.addOverride('lifecycle.ignore_changes', ['name']);
  resource.addOverride('lifecycle.postcondition', [
    {
      condition: `\${self.name == ${JSON.stringify(name)}}`,
      error_message: `The ${what} that exists is \${self.name}, not ${name}. Write in "formerly" the name that was applied last, and finish one change before the next begins.`,
    },
  ]);
}
