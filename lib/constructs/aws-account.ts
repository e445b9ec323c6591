import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DataAwsIamSamlProvider } from '@cdktf/provider-aws/lib/data-aws-iam-saml-provider';
import { IamAccountAlias } from '@cdktf/provider-aws/lib/iam-account-alias';
import { IamSamlProvider } from '@cdktf/provider-aws/lib/iam-saml-provider';
import { TerraformStack, Token, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { accountAlias } from '../naming/account-alias';
import { accountId } from '../naming/account-id';
import { accountName } from '../naming/account-name';
import { roleArn, samlProviderArn } from '../naming/arn';
import { constructId } from '../naming/construct-id';
import { RoleName, roleNamePart } from '../naming/role-name';
import {
  trustPolicy,
  trustStatement,
  type Conditions,
  type TrustStatement,
  type TrustStatementProps,
} from '../naming/trust-policy';
import type { Account, AccountChild, RoleNames } from './account';
import { AdoptedRole, type AdoptedRoleProps } from './adopted-role';
import { AppliedRoles, type AppliedRole } from './applied-roles';
import { AppliedValue, preparedStep, renameRefusal } from './applied-value';
import { writeComment, type Acceptance } from './comment';
import { demand, InvalidConstruct } from './invalid-construct';
import { literals } from './literal';
import { keepName } from './keep-name';
import { placeOf, takeOver } from './moved-block';
import { nameInUse, type NameChange } from './name-change';
import type { OktaAwsFederation } from './okta-aws-federation';
import { ProvisioningUser, type ProvisioningUserProps } from './provisioning-user';
import { ForgottenRole, ReleasedRole } from './released-role';
import { RemovedBlock } from './removed-block';
import { RoleGroup, type RoleProps } from './role-group';
import { RoleGroupBase } from './role-group-base';

export interface AwsAccountProps {
  readonly federation: OktaAwsFederation;
  /** 12 digits; leading zeros count. */
  readonly id: string;
  /** `<AccountName>` in the names of roles and groups, e.g. `Mueller-Tech`. */
  readonly name: string;
  /** The account has another name until now. @default - its name does not change */
  readonly change?: NameChange;
  /** How Terraform reaches the account; give it `allowedAccountIds`. */
  readonly provider: AwsProvider;
  /** IAM account alias to manage. @default - none is managed */
  readonly alias?: string;
  /**
   * Metadata (XML) that the SAML provider trusts.
   * @default - the federation's; where the account lives in another stack, CDKTF passes it on through the state
   */
  readonly samlMetadata?: string;
  /**
   * The SAML provider is somebody else's: it is looked up and never changed. Where it was made here, `released` comes first, by
   * which Terraform forgets it. @default - it is made, or imported
   */
  readonly samlProvider?: 'existing' | 'released';
  /** Everything in the account goes; only its provider block and forgotten roles may stay. @default false */
  readonly retired?: boolean;
  /** Findings of the review that are accepted in this account, besides the federation's. @default - none */
  readonly accept?: readonly Acceptance[];
}

/**
 * One AWS account: its SAML provider, its roles, and their groups in Okta.
 * @example
 * ```ts
 * const account = new AwsAccount(stack, 'Account', { federation, id: '123456789012', name: 'Mueller-Tech', provider });
 * account.addRole('Admin', { policies: [ManagedPolicy.aws('AdministratorAccess')] });
 * ```
 */
export class AwsAccount extends Construct implements Account {
  readonly federation: OktaAwsFederation;
  readonly accountId: string;
  readonly name: string;
  /** @internal */
  readonly nameInUse: string;
  readonly provider: AwsProvider;
  readonly retired: boolean;
  readonly accept: readonly Acceptance[];
  /** A literal: reviewers read it in the plan, and Okta's side waits for no account. */
  readonly samlProviderArn: string;
  private readonly change: NameChange | undefined;
  private readonly samlProviders: readonly IamSamlProvider[];
  private readonly taken = new Map<string, string>();
  private readonly made = new Set<RoleGroupBase>();
  private user: ProvisioningUser | undefined;
  private appliedRoles: AppliedRoles | undefined;

  /** @throws InvalidName, InvalidConstruct */
  constructor(scope: Construct, id: string, props: AwsAccountProps) {
    super(scope, id);
    const { federation, name, change, provider, alias, retired = false, accept = [] } = props;
    const { samlMetadata = federation.samlMetadata } = props;
    this.federation = federation;
    this.accountId = accountId(props.id);
    this.name = accountName(name);
    this.change = change && { ...change, formerly: accountName(change.formerly) };
    this.nameInUse = nameInUse(this.name, change);
    this.provider = provider;
    this.retired = retired;
    this.accept = [...federation.accept, ...accept];
    this.samlProviderArn = this.providerArn(federation.identityProvider);
    this.samlProviders = retired ? [] : this.addSamlProviders(samlMetadata, props.samlProvider);
    if (!retired) this.rememberOwner(props.samlProvider);
    if (alias !== undefined && !retired) this.addAlias(alias);
    federation.register(this);
    if (!retired) this.rememberNames();
    this.node.addValidation({ validate: () => this.validate() });
  }

  /** The roles that were added, in order of their names; a copy. To add one, use {@link addRole}. */
  get roles(): RoleGroup[] {
    return this.roleGroups.filter((group) => group instanceof RoleGroup);
  }

  /** The roles that people may assume, added and adopted ones, in order of their names; a copy. */
  get roleGroups(): RoleGroupBase[] {
    return [...this.made].sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
  }

  get provisioningUser(): ProvisioningUser | undefined {
    return this.user;
  }

  /** @internal */
  get samlProviderArnInUse(): string {
    const { identityProvider, identityProviderChange } = this.federation;
    return this.providerArn(nameInUse(identityProvider, identityProviderChange));
  }

  get trustDependencies(): ITerraformDependable[] {
    return [...this.samlProviders];
  }

  /** @internal */
  roleNames(role: string, change: NameChange | undefined, given?: string): RoleNames {
    if (given !== undefined) {
      roleNamePart('role', role);
      // A name that is written whole has no part that could change: only its key does.
      return { current: given, former: undefined, inUse: given };
    }
    const { identityProvider, identityProviderChange: providerChange } = this.federation;
    const named = (of: (name: string, by: NameChange | undefined) => string) =>
      String(
        RoleName.of({
          identityProvider: of(identityProvider, providerChange),
          account: of(this.name, this.change),
          role: of(role, change),
        }),
      );
    const current = named((name) => name);
    const inUse = named(nameInUse);
    if (providerChange === undefined && this.change === undefined && change === undefined)
      return { current, former: undefined, inUse };
    const former = named((name, by) => by?.formerly ?? name);
    const together = inUse === current || inUse === former;
    demand(this, together, `${current} is switched in part`, 'give all changes of a name the same "switched"');
    return { current, former, inUse };
  }

  /** @internal */
  trustStatement(conditions: Conditions): TrustStatement {
    return trustStatement(this.trust(conditions));
  }

  /** @internal */
  trustPolicy(conditions: Conditions): string {
    return trustPolicy(this.trust(conditions));
  }

  private trust(conditions: Conditions): TrustStatementProps {
    const { statementId: sid, audiences, sessionActions, identityProviderChange } = this.federation;
    const former = identityProviderChange === undefined ? [] : [this.providerArn(identityProviderChange.formerly)];
    return { sid, audiences, conditions, sessionActions, providerArns: [this.samlProviderArn, ...former] };
  }

  private providerArn(name: string): string {
    return samlProviderArn(this.federation.partition, this.accountId, name);
  }

  /** ARN of a role of this account, a literal. */
  roleArn(name: string, path = this.federation.rolePath): string {
    return roleArn(this.federation.partition, this.accountId, name, path);
  }

  /**
   * Makes a role and its role group.
   * @param role last part of the role's name: `Admin` becomes `Okta-Mueller-Tech-Admin`
   * @throws InvalidName if Okta would not find the role by the group's name
   */
  addRole(role: string, props: RoleProps = {}): RoleGroup {
    return new RoleGroup(this, this.freeId('Role', role), { ...props, account: this, role });
  }

  /**
   * Lets an existing role be assumed, too: one statement is added to its trust policy, nothing else is touched.
   * @param name the role's full name
   * @throws InvalidName if Okta would not find the role by the group's name
   */
  adoptRole(name: string, props: AdoptedRoleProps = {}): AdoptedRole {
    return new AdoptedRole(this, this.freeId('AdoptedRole', name), { ...props, account: this, name });
  }

  /** First step out: our statement leaves an adopted role's trust policy, its role group goes, the role stays held. */
  releaseRole(name: string, accept: readonly Acceptance[] = []): ReleasedRole {
    return new ReleasedRole(this, this.freeId('AdoptedRole', name), { account: this, name, accept });
  }

  /** Last step out, after a released role was applied: Terraform forgets the role without destroying it. */
  forgetRole(name: string): ForgottenRole {
    return new ForgottenRole(this, this.freeId('AdoptedRole', name), { account: this, name });
  }

  /** The user whose key Okta's Provisioning tab asks for, one for a federation. @throws InvalidConstruct for a second */
  addProvisioningUser(props: ProvisioningUserProps = {}): ProvisioningUser {
    this.demandOneUser(this);
    return new ProvisioningUser(this, 'ProvisioningUser', { ...props, account: this });
  }

  /** @internal */
  register({ construct, kind, name }: AccountChild): void {
    const { path } = construct.node;
    if (this.retired && kind !== 'forgotten role')
      throw new InvalidConstruct(
        path,
        `${kind} ${name} in a retired account`,
        'leave it out, or do not retire the account',
      );
    if (construct instanceof ProvisioningUser) {
      this.demandOneUser(construct);
      this.user = construct;
      return;
    }
    // IAM compares role names without regard to case.
    const before = this.taken.get(name.toLowerCase());
    const rule = `roles ${before ?? ''} and ${name} have one name in IAM, which ignores case`;
    demand(construct, before === undefined, rule, 'rename or remove one of them');
    this.taken.set(name.toLowerCase(), name);
    if (construct instanceof RoleGroupBase) this.made.add(construct);
  }

  /** @internal */
  rememberRole(role: AppliedRole): void {
    const { federation, accountId: id } = this;
    const [scope, child] = [federation.okta?.accountsOf(id) ?? this, constructId('RoleNames', id)];
    // A second account with this id is a problem that the federation reports.
    if (this.appliedRoles === undefined && scope.node.tryFindChild(child) !== undefined) return;
    this.appliedRoles ??= new AppliedRoles(scope, child, id);
    this.appliedRoles.add({ ...role, mayBeRenamed: role.mayBeRenamed || this.inOrder });
  }

  /** In one stack, Terraform makes new roles, then lets Okta use them, and then destroys the former ones. */
  private get inOrder(): boolean {
    const { okta } = this.federation;
    return okta !== undefined && TerraformStack.of(okta) === TerraformStack.of(this);
  }

  private demandOneUser(construct: Construct): void {
    demand(construct, this.user === undefined, 'a second provisioning user', 'one is enough: use its two key slots');
  }

  private freeId(kind: string, name: string): string {
    const id = constructId(kind, name);
    const free = this.node.tryFindChild(id) === undefined;
    demand(this, free, `the role ${name} is added twice`, 'remove one of the calls');
    return id;
  }

  /** One; two while its name changes, each at the place of its name, as roles are. See docs/decisions/144. */
  private addSamlProviders(samlMetadata: string, owned: AwsAccountProps['samlProvider']): IamSamlProvider[] {
    if (owned !== undefined) {
      demand(
        this,
        this.federation.identityProviderChange === undefined,
        'an existing SAML provider',
        'it keeps its name',
      );
      // Read for the plan to fail where there is none; trust policies name it by its ARN.
      new DataAwsIamSamlProvider(this, 'SamlProvider', { arn: this.samlProviderArn, provider: this.provider });
      if (owned === 'released')
        new RemovedBlock(new Construct(this, 'ReleasedSamlProvider'), 'SamlProvider', {
          resourceType: IamSamlProvider.tfResourceType,
          place: [...placeOf(this), 'SamlProvider'],
        });
      return [];
    }
    const { identityProvider, identityProviderChange: change } = this.federation;
    const idOf = (name: string) => constructId('SamlProviderName', name);
    if (change === undefined) {
      const settled = this.addSamlProvider(this, identityProvider, samlMetadata);
      takeOver(this, [settled], [...placeOf(this), idOf(identityProvider)]);
      return [settled];
    }
    const at = (name: string) => new Construct(this, idOf(name));
    const next = this.addSamlProvider(at(identityProvider), identityProvider, samlMetadata);
    const place = at(change.formerly);
    const former = this.addSamlProvider(place, change.formerly, samlMetadata);
    takeOver(place, [former], placeOf(this));
    keepName(former, change.formerly, 'SAML provider');
    return [next, former];
  }

  /** Lets Terraform refuse to destroy the SAML provider, which every role trusts. */
  private rememberOwner(owned: AwsAccountProps['samlProvider']): void {
    const { accountId: id, federation } = this;
    new AppliedValue(this, 'SamlProviderOwner', {
      value: owned === undefined ? 'made by this configuration' : 'owned by something else',
      mayChange: owned !== 'existing',
      refusal: (was) =>
        `The SAML provider ${federation.identityProvider} of account ${id} was ${was}: it would be destroyed, and nobody could sign in. Write "samlProvider: released", apply, then "samlProvider: existing".`,
    });
  }

  /** Lets Terraform refuse what no single apply can change without taking access away. */
  private rememberNames(): void {
    const { federation, accountId: id, name, nameInUse: inUse, change, inOrder } = this;
    const { okta, rolePath, identityProvider, identityProviderChange } = federation;
    const app = okta === undefined ? 'an app that somebody else runs' : 'an app of this configuration';
    new AppliedValue(this, 'Fixed', {
      value: `${app}, roles in ${rolePath}`,
      refusal: (was) =>
        `This account was set up for ${was}. Roles can't change their path, nor accounts their app, without locking everybody out. Set up a second federation beside this one, with a state and an identityProvider of its own, move people there, then retire the accounts here.`,
    });
    new AppliedValue(this, 'IdentityProvider', {
      value: identityProvider,
      mayChange: identityProviderChange !== undefined,
      refusal: renameRefusal('identityProvider', identityProvider),
    });
    new AppliedValue(this, 'Name', {
      value: name,
      mayChange: inOrder || change !== undefined,
      refusal: renameRefusal(`account ${id}`, name),
    });
    // A second account with this id is a problem that the federation reports.
    const remembered = okta?.accountsOf(id);
    if (remembered === undefined || remembered.node.tryFindChild(constructId('Name', id)) !== undefined) return;
    new AppliedValue(remembered, constructId('Name', id), {
      value: inUse,
      mayChange: inOrder || (change !== undefined && change.switched !== false),
      refusal: renameRefusal(`account ${id}`, inUse),
    });
    if (change !== undefined && !inOrder) preparedStep(remembered, constructId('Step', id), name, change);
  }

  private addSamlProvider(scope: Construct, name: string, samlMetadataDocument: string): IamSamlProvider {
    const { federation, provider } = this;
    const samlProvider = new IamSamlProvider(scope, 'SamlProvider', {
      name,
      samlMetadataDocument,
      tags: literals(federation.tags),
      provider,
    });
    writeComment(samlProvider, { accept: this.accept });
    return samlProvider;
  }

  private addAlias(text: string): void {
    const { provider, accept } = this;
    const alias = Token.isUnresolved(text) ? text : accountAlias(text);
    writeComment(new IamAccountAlias(this, 'Alias', { accountAlias: alias, provider }), { accept });
  }

  private validate(): string[] {
    const { allowedAccountIds } = this.provider;
    const guarded = allowedAccountIds?.length === 1 && allowedAccountIds[0] === this.accountId;
    const unguarded = `its provider needs allowedAccountIds: ["${this.accountId}"], or a plan may land in another account`;
    return guarded ? [] : [unguarded];
  }
}
