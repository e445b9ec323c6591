import { counted } from '../run/counted';
import type { Product } from '../terraform/find-terraform';
import type { Person } from '../run/people';

/** What was shown, for the reader at the end. */
export interface Story {
  readonly person: Person;
  readonly managementGroup: string;
  /** ARNs that the role picker offered. */
  readonly roles: readonly string[];
  /** Whom the console greeted: `<role>/<user> @ <account alias>`. */
  readonly console: string;
  /** Whom STS took the credentials for. */
  readonly caller: string;
  /** ARNs that were left after the person had left the management group. */
  readonly after: readonly string[];
  readonly oktaByTerraform: boolean;
  /** The program that applied the plan. */
  readonly product: Product;
}

/** The story in words, a line each. */
export function tell({
  person,
  managementGroup,
  roles,
  console,
  caller,
  after,
  oktaByTerraform,
  product,
}: Story): string[] {
  const { login } = person;
  return [
    'What just happened',
    `  1. ${oktaByTerraform ? `${product} applied the whole plan` : `${product} applied the AWS stacks, Okta's SDK the Okta stack`}; a second plan was empty.`,
    `  2. ${login} signed in at Okta and clicked the AWS tile. The signed assertion carried ${counted(roles.length, 'role')}:`,
    ...roles.map((arn) => `       ${arn}`),
    '  3. AWS checked the signature and the trust policy, and let them in. The console says',
    `       ${console}`,
    '     A command line got credentials for the same role. STS says they are',
    `       ${caller}`,
    `  4. ${login} was taken out of the management group "${managementGroup}". The group rules took the role groups away:`,
    after.length === 0
      ? '       the next sign-in found no role.'
      : `       the next sign-in found ${counted(after.length, 'role')} instead of ${roles.length}.`,
  ];
}
