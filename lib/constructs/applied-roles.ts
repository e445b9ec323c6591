import { Construct } from 'constructs';
import { literal } from './literal';
import { TerraformData } from './terraform-data';

export interface AppliedRole {
  /** What the role is called where it is declared: `A-Z a-z 0-9 _ -`. */
  readonly key: string;
  /** Full name in IAM of the role that Okta uses. */
  readonly name: string;
  readonly path: string;
  /** This plan may change the name. */
  readonly mayBeRenamed: boolean;
}

/**
 * Names and paths of an account's roles as they were applied, kept in the state like an {@link AppliedValue}: one object
 * for all roles, because a value for each would be as many objects again as there are role groups. Terraform ignores a
 * change of those values in it that the state has, so a role may come or go.
 */
export class AppliedRoles extends Construct {
  private readonly values = new Map<string, string>();
  private readonly kept: string[] = [];
  private readonly resource: TerraformData;

  constructor(
    scope: Construct,
    id: string,
    private readonly accountId: string,
  ) {
    super(scope, id);
    this.resource = new TerraformData(this, 'Applied', { input: {} });
  }

  add({ key, name, path, mayBeRenamed }: AppliedRole): void {
    const [nameOf, pathOf] = [`name-${key}`, `path-${key}`];
    this.values.set(nameOf, name).set(pathOf, path);
    this.kept.push(pathOf, ...(mayBeRenamed ? [] : [nameOf]));
    const input = Object.fromEntries([...this.values].sort(([one], [other]) => (one < other ? -1 : 1)));
    const expected = literal(JSON.stringify(input));
    this.resource.input = input;
    this.resource.lifecycle = {
      ignoreChanges: this.kept.sort().map((each) => `input.${each}`),
      postcondition: [{ condition: `\${self.input == ${expected}}`, errorMessage: this.refusal(expected) }],
    };
  }

  private refusal(expected: string): string {
    const applied = `\${join(", ", [for part, was in self.input : "\${part} = \${was}" if was != ${expected}[part]])}`;
    return `Roles of account ${this.accountId} were applied with ${applied}. IAM renames and moves no role, so Okta would point to one that does not exist. Where the account or identityProvider has another name, its own error says what to write. Otherwise add a role with another key, apply all stacks, move the grants and apply, then delete the former role.`;
  }
}
