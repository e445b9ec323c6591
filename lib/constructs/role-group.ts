import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import type { Account } from './account';
import type { Acceptance } from './comment';
import { demandLiteralLists } from './conditions';
import { demand } from './invalid-construct';
import { makeIamRole, type IamRoleSet, type IamRoleSetProps } from './iam-role-set';
import { keepName } from './keep-name';
import { siblingPlace, takeOver } from './moved-block';
import type { NameChange } from './name-change';
import { InlinePolicy, ManagedPolicy, type Policy } from './policy';
import { RoleGroupBase, type ExistingNames } from './role-group-base';
import { INLINE_POLICY_CHARACTERS, MANAGED_POLICIES, ROLE_DESCRIPTION, ROLE_SESSION_SECONDS } from '../naming/limits';
import { MAX_TRUST_POLICY, type Conditions } from '../naming/trust-policy';

export interface RoleProps extends ExistingNames {
  /** Full name in IAM of a role that exists. @default - made of identity provider, account and key */
  readonly roleName?: string;
  /** The whole trust policy to the letter, instead of our own. @default - our own */
  readonly trust?: string;
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
  /** The role has another name until now, e.g. `{ formerly: 'Admin' }`. @default - its name does not change */
  readonly change?: NameChange;
  /** Findings of the review that are accepted for this role. @default - none */
  readonly accept?: readonly Acceptance[];
}

export interface RoleGroupProps extends RoleProps {
  readonly account: Account;
  /** Id of the construct that made the role under its former name. @default - the id that `addRole` gave it */
  readonly formerId?: string;
  /** Last part of the role's name: `Admin` becomes `Okta-Mueller-Tech-Admin`. */
  readonly role: string;
}

/**
 * One role of one account, and the Okta group whose members may assume it.
 * @example
 * ```ts
 * const readOnly = new RoleGroup(account, 'Role-ReadOnly', {
 *   account,
 *   role: 'ReadOnly',
 *   policies: [ManagedPolicy.aws('ReadOnlyAccess')],
 *   maxSessionSeconds: 4 * 3600,
 *   conditions: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
 * });
 * ```
 */
export class RoleGroup extends RoleGroupBase {
  /** Last part of the role's name. */
  readonly role: string;

  /** @throws InvalidName, InvalidConstruct */
  constructor(scope: Construct, id: string, props: RoleGroupProps) {
    const { account, role, description } = props;
    const { federation, provider } = account;
    const accept = [...account.accept, ...(props.accept ?? [])];
    const { change, formerId = change === undefined ? id : constructId('Role', change.formerly) } = props;
    const names = account.roleNames(role, change, props.roleName);
    super(scope, id, {
      account,
      name: names.inUse,
      key: role,
      kind: 'role',
      accept,
      existing: props,
      change,
      keepsName: props.roleName !== undefined,
      description,
    });
    for (const name of [names.current, names.former])
      if (name !== undefined && name !== names.inUse) account.register({ construct: this, kind: 'role', name });
    this.role = role;
    const { maxSessionSeconds = 3600, policies = [], conditions = {}, permissionsBoundary, tags = {} } = props;
    const { least, most } = ROLE_SESSION_SECONDS;
    const inRange = maxSessionSeconds >= least && maxSessionSeconds <= most;
    const isToken = Token.isUnresolved(maxSessionSeconds);
    demand(this, isToken || inRange, `maxSessionSeconds ${maxSessionSeconds}`, `IAM allows ${least}–${most}`);
    if (description !== undefined && !Token.isUnresolved(description)) {
      const { characters, pattern } = ROLE_DESCRIPTION;
      const fits = description.length <= characters && pattern.test(description);
      demand(this, fits, 'description', `IAM takes ${characters} characters of Latin-1`);
    }
    demandLiteralLists(this, conditions);
    const trust = props.trust ?? account.trustPolicy(conditions);
    demand(
      this,
      trust.length <= MAX_TRUST_POLICY,
      `trust policy of ${trust.length} characters, IAM allows ${MAX_TRUST_POLICY}`,
      'give fewer conditions or signInRegions',
    );
    const path = props.path ?? federation.rolePath;
    const switches = names.former !== undefined && names.inUse === names.current;
    account.rememberRole({ key: role, name: names.inUse, path, mayBeRenamed: switches });
    // Under its former key the role had the same name, or this would rename it, too.
    if (props.roleName !== undefined && change !== undefined)
      account.rememberRole({ key: change.formerly, name: props.roleName, path, mayBeRenamed: false });
    const common = {
      path,
      trust,
      maxSessionSeconds,
      description,
      permissionsBoundary,
      tags: { ...federation.tags, ...tags },
      ...this.policies(policies),
      accept,
      provider,
      dependsOn: account.trustDependencies,
    };
    const sets =
      names.former === undefined
        ? [this.settled({ ...common, name: names.current }, change === undefined ? undefined : formerId)]
        : this.changing(scope, common, names.current, { name: names.former, id: formerId });
    this.waitFor(sets.flatMap(({ last }) => last));
  }

  /** The role is where its key says; after a change of its name, the object comes from the place of that name. */
  private settled(props: IamRoleSetProps, formerId = nameId(props.name)): IamRoleSet {
    const set = makeIamRole(this, props);
    takeOver(this, set.all, siblingPlace(this, formerId));
    return set;
  }

  /**
   * While the name changes, each of the two roles is at the place of its name. Which of them is the new one makes no
   * difference there, so a change may be turned round at any step. See docs/decisions/144.
   */
  private changing(
    scope: Construct,
    props: Omit<IamRoleSetProps, 'name'>,
    name: string,
    former: { readonly name: string; readonly id: string },
  ): IamRoleSet[] {
    const placeFor = (each: string) => new Construct(scope, nameId(each));
    const [place, formerPlace] = [placeFor(name), placeFor(former.name)];
    const next = makeIamRole(place, { ...props, name });
    const was = makeIamRole(formerPlace, { ...props, name: former.name });
    takeOver(formerPlace, was.all, siblingPlace(this, former.id));
    // Two keys, two places: where the new name was settled before, its role is there.
    if (former.id !== this.node.id) takeOver(place, next.all, siblingPlace(this, this.node.id));
    keepName(was.role, former.name, 'role');
    return [next, was];
  }

  private policies(policies: readonly Policy[]): Pick<IamRoleSetProps, 'policyArns' | 'inline'> {
    const { partition } = this.account.federation;
    const policyArns = unique(
      policies.flatMap((policy) => (policy instanceof ManagedPolicy ? policy.arn(partition) : [])),
    );
    const rule = `${policyArns.length} managed policies, IAM attaches at most ${MANAGED_POLICIES.most}`;
    demand(this, policyArns.length <= MANAGED_POLICIES.most, rule, 'put some of them into one policy');
    const inline = policies.flatMap((policy) => (policy instanceof InlinePolicy ? policy : []));
    const names = unique(inline.map(({ name }) => name));
    demand(this, names.length === inline.length, 'inline policies of one name', 'rename one');
    const size = inline.reduce((sum, { document }) => sum + (Token.isUnresolved(document) ? 0 : document.length), 0);
    const tooLong = `inline policies of ${size} characters, IAM allows ${INLINE_POLICY_CHARACTERS} for a role`;
    demand(this, size <= INLINE_POLICY_CHARACTERS, tooLong, 'make a managed policy of them');
    return { policyArns, inline };
  }
}

/** Where a role is while its name changes. */
function nameId(name: string): string {
  return constructId('RoleName', name);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
