import { DataOktaAppSaml } from '@cdktf/provider-okta/lib/data-okta-app-saml';
import type { Construct } from 'constructs';
import { literal } from './literal';

/**
 * Settings that decide who gets which role where, and that the plan leaves out where they have Okta's default. A present
 * value of theirs must not stay.
 */
const NOT_KEPT = 'overrideAcsURL';

/** The settings of an app that exists, e.g. the key of its API integration: whatever is not ours stays as it is. */
export class PresentSettings {
  private readonly address: string;

  constructor(scope: Construct, id: string, appId: string) {
    const data = new DataOktaAppSaml(scope, id, { id: appId });
    // By address, not by token: CDKTF would try to read the braces of the expression around it.
    this.address = `data.${DataOktaAppSaml.tfResourceType}.${data.friendlyUniqueId}`;
  }

  /** JSON of the present settings with ours over them, as an expression. */
  with(settings: object): string {
    const present = `{for name, value in jsondecode(${this.address}.app_settings_json) : name => value if name != "${NOT_KEPT}"}`;
    // JSON is a legal Terraform expression once the templates in its strings are escaped.
    return `\${jsonencode(merge(${present}, ${literal(JSON.stringify(settings))}))}`;
  }
}
