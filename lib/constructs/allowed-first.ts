import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { literal } from './literal';
import { addressOf } from './moved-block';
import { TerraformData } from './terraform-data';

/** Something that an assertion may carry, or be sent to, and that every trust policy has to allow. */
export interface Allowed {
  /** e.g. an endpoint or an action; distinguishes it from the others. */
  readonly name: string;
  /** Okta sends it under this configuration. */
  readonly sent: boolean;
  /** What to write instead. */
  readonly wayOut: string;
}

const ALLOWED = 'allowed';

/**
 * Lets Terraform refuse a plan by which Okta sends what no applied plan allowed before: until every account was applied, each
 * of them would refuse every sign-in. Only the first plan of a federation may do both, since nobody has access before it.
 */
export class AllowedFirst extends Construct {
  constructor(scope: Construct, id: string, allowed: readonly Allowed[]) {
    super(scope, id);
    const ignoreChanges = ['input'];
    const since = new TerraformData(this, 'Since', { input: '${plantimestamp()}', lifecycle: { ignoreChanges } });
    const isFirst = `${addressOf(since)}.input == plantimestamp()`;
    for (const { name, sent, wayOut } of allowed) {
      const errorMessage = literal(
        `Okta would send ${name} before the trust policies allow it, and every account would refuse every sign-in until it was applied. ${wayOut}`,
      );
      new TerraformData(this, constructId('Allowed', name), {
        // Worked out when it is made, and kept after that.
        input: sent ? `\${${isFirst} ? "${ALLOWED}" : "not ${ALLOWED}"}` : ALLOWED,
        lifecycle: sent
          ? {
              ignoreChanges,
              postcondition: [{ condition: `\${self.input == "${ALLOWED}"}`, errorMessage }],
            }
          : undefined,
      });
    }
  }
}
