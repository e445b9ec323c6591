import { literal } from './literal';
import type { TrustStatement } from '../naming/trust-policy';

/**
 * Terraform expressions on the trust policy that an existing role has. They keep every other statement as it is,
 * which `aws_iam_policy_document` would not: it fails on a single statement that is not a list, drops numeric condition
 * values and rewrites `Version`.
 */
export class AdoptedTrust {
  /**
   * @param address of the data source that reads the role, e.g. `data.aws_iam_role.x`
   * @param sid of our own statement
   */
  constructor(
    readonly address: string,
    private readonly sid: string,
  ) {}

  private get current(): string {
    return `jsondecode(${this.address}.assume_role_policy)`;
  }

  /** Everybody else's statements, a tuple. `Statement` may be a list or a single object. */
  private get others(): string {
    const statements = `flatten([${this.current}.Statement])`;
    return `[for statement in ${statements} : statement if try(statement.Sid, "") != "${this.sid}"]`;
  }

  /** The policy with our statement last, in place of any older one of ours. */
  with(statement: TrustStatement): string {
    // JSON is a legal Terraform expression once the templates in its strings are escaped.
    return this.rendered(`concat(${this.others}, [${literal(JSON.stringify(statement))}])`);
  }

  /** The policy without our statement. */
  without(): string {
    return this.rendered(this.others);
  }

  /** Whether anything is left without our statement: IAM refuses a policy that has none. */
  get hasOthers(): string {
    return `\${length(${this.others}) > 0}`;
  }

  private rendered(statements: string): string {
    return `\${jsonencode(merge(${this.current}, {Statement = ${statements}}))}`;
  }
}
