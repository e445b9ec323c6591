import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePoliciesExclusive } from '@cdktf/provider-aws/lib/iam-role-policies-exclusive';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachmentsExclusive } from '@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { writeComment, type Acceptance } from './comment';
import { literal, literals } from './literal';
import type { InlinePolicy } from './policy';

export interface IamRoleSetProps {
  readonly name: string;
  readonly path: string;
  readonly trust: string;
  readonly maxSessionSeconds: number;
  readonly description: string | undefined;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly policyArns: readonly string[];
  readonly inline: readonly InlinePolicy[];
  readonly accept: readonly Acceptance[];
  readonly provider: AwsProvider;
  readonly dependsOn: ITerraformDependable[];
}

/** What a role consists of in IAM. */
export interface IamRoleSet {
  readonly role: IamRole;
  readonly all: readonly TerraformResource[];
  /** Once these exist, the role does, with all its policies. */
  readonly last: readonly TerraformResource[];
}

/** A new role is made before the one that it replaces goes, with its policies. */
const NEW_FIRST = { createBeforeDestroy: true };

/** A role and its policies; what somebody attaches by hand is removed by the next apply. */
export function makeIamRole(scope: Construct, props: IamRoleSetProps): IamRoleSet {
  const { name, trust, maxSessionSeconds, inline, policyArns, provider, accept } = props;
  const { path, description, permissionsBoundary, tags, dependsOn } = props;
  const role = new IamRole(scope, 'Role', {
    name,
    path,
    assumeRolePolicy: literal(trust),
    maxSessionDuration: maxSessionSeconds,
    forceDetachPolicies: true,
    tags: literals(tags),
    dependsOn,
    provider,
    lifecycle: NEW_FIRST,
    description: description === undefined ? undefined : literal(description),
    permissionsBoundary,
  });
  writeComment(role, { accept });
  // A token: what belongs to the role waits for it.
  const { name: roleName } = role;
  const attached = new IamRolePolicyAttachmentsExclusive(scope, 'Policies', {
    roleName,
    policyArns: [...policyArns],
    provider,
  });
  const documents = inline.map(
    (policy) =>
      new IamRolePolicy(new Construct(scope, constructId('Inline', policy.name)), 'Policy', {
        name: policy.name,
        role: roleName,
        policy: literal(policy.document),
        provider,
        lifecycle: NEW_FIRST,
      }),
  );
  const inlined = new IamRolePoliciesExclusive(scope, 'InlinePolicies', {
    roleName,
    policyNames: inline.map((policy) => policy.name).sort(),
    provider,
    dependsOn: documents.length > 0 ? documents : undefined,
  });
  return { role, all: [role, attached, ...documents, inlined], last: [attached, inlined] };
}
