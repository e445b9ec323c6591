import type { TerraformResource } from 'cdktf';
import { literal } from './literal';

/**
 * What has a former name must be the object that is meant, or a slip in `formerly` would replace or rename what people use.
 */
export function keepName(
  resource: TerraformResource,
  name: string,
  what: 'role' | 'role group' | 'SAML provider',
): void {
  resource.addOverride('lifecycle.ignore_changes', ['name']);
  resource.addOverride('lifecycle.postcondition', [
    {
      condition: `\${self.name == ${literal(JSON.stringify(name))}}`,
      error_message: `The ${what} that exists is \${self.name}, not ${literal(name)}. Write in "formerly" the name that was applied last, and finish one change before the next begins.`,
    },
  ]);
}
