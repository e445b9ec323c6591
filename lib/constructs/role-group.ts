import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePoliciesExclusive } from '@cdktf/provider-aws/lib/iam-role-policies-exclusive';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachmentsExclusive } from '@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { RoleName } from '../naming/role-name';
import type { Account } from './account';
import { writeComment, type Acceptance } from './comment';
import { demandLiteralLists } from './conditions';
import { demand } from './invalid-construct';
import { literal, literals } from './literal';
import { InlinePolicy, ManagedPolicy, type Policy } from './policy';
import { RoleGroupBase } from './role-group-base';
import { MAX_TRUST_POLICY, trustPolicy, type Conditions } from '../naming/trust-policy';

export interface RoleProps {
  /**
   * What the role may do. IAM attaches 10 managed policies, up to 25 where its quota was raised.
   * @default - none: the role can be assumed and do nothing
   */
  readonly policies?: readonly Policy[];
  /** What people use the role for; at most 1,000 characters. @default - none */
  readonly description?: string;
  /** Longest session in seconds, 3600–43200 (IAM API, CreateRole). @default 3600 */
  readonly maxSessionSeconds?: number;
  /** ARN of the policy that bounds what the role may do. @default - none */
  readonly permissionsBoundary?: string;
  /** Further conditions of the trust statement; all must hold. @default - none */
  readonly conditions?: Conditions;
  /** Added to the federation's. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Findings of the review that are accepted for this role. @default - none */
  readonly accept?: readonly Acceptance[];
}

export interface RoleGroupProps extends RoleProps {
  readonly account: Account;
  /** Last part of the role's name: `Admin` becomes `Okta-Mueller-Tech-Admin`. */
  readonly role: string;
}

/** Quota "Managed policies per role" at its highest. */
const MAX_POLICIES = 25;
/** IAM API, CreateRole: tab, line ends, printable Latin-1. */
const DESCRIPTION = /^[\t\n\r\x20-\x7e\xa1-\xff]{0,1000}$/;
/** All inline policies of a role together, without white space. */
const MAX_INLINE = 10_240;

/** One role of one account, and the Okta group whose members may assume it. */
export class RoleGroup extends RoleGroupBase {
  /** Last part of the role's name. */
  readonly role: string;

  /** @throws InvalidName, InvalidConstruct */
  constructor(scope: Construct, id: string, props: RoleGroupProps) {
    const { account, role, description } = props;
    const { federation, provider } = account;
    const accept = [...account.accept, ...(props.accept ?? [])];
    const name = String(RoleName.of({ identityProvider: federation.identityProvider, account: account.name, role }));
    super(scope, id, { account, name, kind: 'role', accept, ...(description === undefined ? {} : { description }) });
    this.role = role;
    const { maxSessionSeconds = 3600, policies = [], conditions = {}, permissionsBoundary, tags = {} } = props;
    const inRange = maxSessionSeconds >= 3600 && maxSessionSeconds <= 43_200;
    const isToken = Token.isUnresolved(maxSessionSeconds);
    demand(this, isToken || inRange, `maxSessionSeconds ${maxSessionSeconds}`, 'IAM allows 3600–43200');
    if (description !== undefined && !Token.isUnresolved(description))
      demand(this, DESCRIPTION.test(description), 'description', 'IAM takes 1,000 characters of Latin-1');
    demandLiteralLists(this, conditions);
    const { identityProvider, audiences, sessionActions } = federation;
    const { samlProviderArn: providerArn } = account;
    const trust = trustPolicy({ identityProvider, audiences, conditions, sessionActions, providerArn });
    demand(
      this,
      trust.length <= MAX_TRUST_POLICY,
      `trust policy of ${trust.length} characters, IAM allows ${MAX_TRUST_POLICY}`,
      'give fewer conditions or signInRegions',
    );
    const iamRole = new IamRole(this, 'Role', {
      name,
      path: federation.rolePath,
      assumeRolePolicy: literal(trust),
      maxSessionDuration: maxSessionSeconds,
      forceDetachPolicies: true,
      tags: literals({ ...federation.tags, ...tags }),
      dependsOn: account.trustDependencies,
      provider,
      ...(description === undefined ? {} : { description: literal(description) }),
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
    });
    writeComment(iamRole, { accept });
    // A token: what belongs to the role waits for it.
    this.addPolicies(policies, iamRole.name);
  }

  /** Attaches what is listed; what somebody attaches by hand is taken away by the next apply. */
  private addPolicies(policies: readonly Policy[], roleName: string): void {
    const { federation, provider } = this.account;
    const policyArns = unique(
      policies.flatMap((policy) => (policy instanceof ManagedPolicy ? policy.arn(federation.partition) : [])),
    );
    const rule = `${policyArns.length} managed policies, IAM attaches at most ${MAX_POLICIES}`;
    demand(this, policyArns.length <= MAX_POLICIES, rule, 'put some of them into one policy');
    new IamRolePolicyAttachmentsExclusive(this, 'Policies', { roleName, policyArns, provider });

    const inline = policies.flatMap((policy) => (policy instanceof InlinePolicy ? policy : []));
    const policyNames = inline.map(({ name }) => name).sort();
    demand(this, unique(policyNames).length === policyNames.length, 'inline policies of one name', 'rename one');
    const size = inline.reduce((sum, { document }) => sum + (Token.isUnresolved(document) ? 0 : document.length), 0);
    const tooLong = `inline policies of ${size} characters, IAM allows ${MAX_INLINE} for a role`;
    demand(this, size <= MAX_INLINE, tooLong, 'make a managed policy of them');
    const documents = inline.map(
      ({ name, document }) =>
        new IamRolePolicy(new Construct(this, constructId('Inline', name)), 'Policy', {
          name,
          role: roleName,
          policy: literal(document),
          provider,
        }),
    );
    new IamRolePoliciesExclusive(this, 'InlinePolicies', {
      roleName,
      policyNames,
      provider,
      ...(documents.length > 0 ? { dependsOn: documents } : {}),
    });
  }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
