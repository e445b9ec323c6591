import { AppGroupAssignments } from '@cdktf/provider-okta/lib/app-group-assignments';
import { AppSaml, type AppSamlAttributeStatements } from '@cdktf/provider-okta/lib/app-saml';
import { Lazy, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AllowedFirst, type Allowed } from './allowed-first';
import { assignmentPriorities } from './assignment-priorities';
import { AppliedValue, preparedStep, renameRefusal } from './applied-value';
import { writeComment, type Acceptance } from './comment';
import { ExistingGroup, type NamedGroup } from './existing-group';
import { Grants, type RuleForm } from './grants';
import { demand } from './invalid-construct';
import { literal } from './literal';
import { APP_LABEL_CHARACTERS, GROUP_RULES } from '../naming/limits';
import { constructId } from '../naming/construct-id';
import type { SamlAttribute } from '../naming/session-tags';
import { userNameTemplate } from '../naming/user-name-format';
import { placeOf } from './moved-block';
import { nameInUse, type NameChange } from './name-change';
import { mirrored, type OktaShards } from './okta-shards';
import { OktaUsers } from './okta-users';
import { PresentSettings } from './present-settings';
import { forgetRule, SignOnPolicy } from './sign-on-policy';

/** The app *AWS Account Federation* in Okta. */
export interface AppProps {
  /**
   * Okta's id of an app that exists: its present settings are kept, and ours put over them. Terraform has to import it.
   * @default - a new app is made
   */
  readonly id?: string;
  /** Name on the user's dashboard, 1–100 characters. @default 'AWS Account Federation' */
  readonly label?: string;
  /** How long a session the app asks AWS for, in seconds, 900–43200; a role may allow less. @default 3600 */
  readonly sessionSeconds?: number;
  /** Signing key of our own; a new name is a new key, valid for 2–10 years. @default - the key Okta makes with the app */
  readonly signingKey?: {
    readonly name: string;
    readonly yearsValid: number;
    /**
     * A new name may replace the key at once, because it was leaked: nobody can sign in until every account was applied.
     * @default false
     */
    readonly emergency?: boolean;
  };
  /**
   * SAML metadata (XML) that the accounts get instead of the app's own while its signing key is rotated, with the
   * certificates of both keys. @default - the app's own, known after apply
   */
  readonly rotationMetadata?: string;
  /** Demands two factors, again after this many minutes. @default - the org's default policy */
  readonly signOnPolicy?: { readonly mfaEveryMinutes: number } | { readonly id: string };
  /**
   * Groups that are assigned to the app. Members of any of them have it, and then every role group of theirs counts.
   * `all`: management groups that are granted something, and role groups. @default 'all'
   */
  readonly assign?: AssignedGroups;
  /** Further groups that have the app. @default - none */
  readonly assignedTo?: readonly NamedGroup[];
  /** What the app says for a role group. @default - made of partition, identity provider and role path */
  readonly roleValuePattern?: string;
  /** Roles that were picked by hand count besides those of the groups. @default true */
  readonly joinAllRoles?: boolean;
  /** Where the groups that count are mastered. @default 'okta' */
  readonly appFilter?: string;
  /** Where people land in AWS. @default - the partition's console */
  readonly loginUrl?: string;
  /** What the app calls people: `user.email`, `beforeAt(user.login)`. @default 'user.login' */
  readonly userName?: string;
  /** Id of the OIDC client that may exchange its tokens for the app's (okta-aws-cli). @default - none */
  readonly webSsoClientId?: string;
}

export interface OktaSideProps {
  readonly app: AppProps;
  /** First part of the role groups' names. */
  readonly groupPrefix: string;
  readonly groupRules: RuleForm;
  /** While rules of both forms exist. */
  readonly formerGroupRules: RuleForm | undefined;
  /** Stacks that role groups and rules are spread over. */
  readonly shards: OktaShards | undefined;
  /** Name of the SAML providers, and its change. */
  readonly identityProvider: { readonly name: string; readonly change: NameChange | undefined };
  /** The app's settings as they are when the plan is written. */
  readonly settings: () => object;
  /** What trust policies allow of what the app may send. */
  readonly allowed: readonly Allowed[];
  /** What assertions carry besides name and roles. */
  readonly attributes: readonly SamlAttribute[];
  readonly accept: readonly Acceptance[];
}

/** Which of the plan's own groups are assigned to the app. */
export type AssignedGroups = 'all' | 'role-groups' | 'management-groups' | 'none';

interface AssignedGroup extends Construct {
  readonly groupId: string;
}

/** What a federation makes in Okta: the app, who is assigned to it, and where role groups and users are kept. */
export class OktaSide extends Construct {
  readonly app: AppSaml;
  /** OIDC client that may exchange its tokens for the app's. */
  readonly webSsoClientId: string | undefined;
  /** Who is granted what: the only place where group rules are made. */
  readonly grants: Grants;
  readonly users: OktaUsers;
  private readonly assigned = new Map<string, string>();
  private present: readonly { readonly place: string; readonly priority: number }[] = [];
  /** Further groups that have the app. */
  readonly assignedTo: readonly ExistingGroup[];
  private readonly assigns: AssignedGroups;
  private readonly shards: OktaShards | undefined;
  private readonly rememberRules: (scope: Construct) => void;

  constructor(scope: Construct, id: string, props: OktaSideProps) {
    super(scope, id);
    const { app, groupRules, formerGroupRules, shards, settings, attributes, accept } = props;
    const { label = 'AWS Account Federation', signingKey, signOnPolicy } = app;
    demand(
      this,
      label.length >= 1 && label.length <= APP_LABEL_CHARACTERS,
      `app label "${label}"`,
      'give 1–100 characters',
    );
    if (signingKey !== undefined) {
      const { name, yearsValid } = signingKey;
      demand(this, name !== '', 'signingKey without a name', 'name it, e.g. after the year');
      const inRange = Number.isInteger(yearsValid) && yearsValid >= 2 && yearsValid <= 10;
      demand(this, inRange, `signingKey.yearsValid ${yearsValid}`, 'Okta makes keys for 2–10 years');
    }
    this.webSsoClientId = app.webSsoClientId;
    this.assigns = app.assign ?? 'all';
    this.demandShardsFit(props);
    this.shards = shards;
    this.grants = new Grants(this, 'Grants', {
      prefix: props.groupPrefix,
      form: groupRules,
      formerForm: formerGroupRules,
      shards,
    });
    this.rememberRules = (place) => rememberRules(place, groupRules, formerGroupRules);
    new Construct(this, 'Accounts');
    this.rememberValues(props);
    new AllowedFirst(this, 'AllowedFirst', props.allowed);
    new Construct(this, 'RoleGroups');
    this.users = new OktaUsers(this, 'Users');
    const policyId = 'SignOnPolicy';
    const policy =
      signOnPolicy && 'mfaEveryMinutes' in signOnPolicy
        ? new SignOnPolicy(this, policyId, { name: label, ...signOnPolicy, accept })
        : undefined;
    if (policy === undefined) forgetRule(this, policyId);
    const present = app.id === undefined ? undefined : new PresentSettings(this, 'Present', app.id);
    this.app = new AppSaml(this, 'App', {
      preconfiguredApp: 'amazon_aws',
      label: literal(label),
      status: 'ACTIVE',
      appSettingsJson: Lazy.stringValue({
        produce: () => present?.with(settings()) ?? literal(JSON.stringify(settings())),
      }),
      keyName: signingKey && literal(signingKey.name),
      keyYearsValid: signingKey?.yearsValid,
      authenticationPolicy: signOnPolicy && 'id' in signOnPolicy ? signOnPolicy.id : policy?.policyId,
      dependsOn: policy && [policy.rule],
      ...userName(app.userName),
      attributeStatements: attributes.length === 0 ? undefined : attributes.map(statement),
    });
    writeComment(this.app, { accept });
    // The only list of who is assigned: it takes away what was assigned by hand.
    new AppGroupAssignments(this, 'Assignments', {
      appId: this.app.id,
      group: Lazy.anyValue({ produce: () => this.assignments() }),
    });
    const further = new Construct(this, 'AssignedTo');
    this.assignedTo = (app.assignedTo ?? []).map(
      (group) => new ExistingGroup(further, constructId('Group', group.id ?? group.name), group),
    );
    for (const group of this.assignedTo) this.assign(group);
    this.node.addValidation({ validate: () => this.validate() });
  }

  /** Lets Terraform refuse what no single apply can change without taking access away. */
  private rememberValues({ app, identityProvider }: OktaSideProps): void {
    const { name, change } = identityProvider;
    const inUse = nameInUse(name, change);
    new AppliedValue(this, 'IdentityProvider', {
      value: inUse,
      mayChange: change !== undefined && change.switched !== false,
      refusal: renameRefusal('identityProvider', inUse),
    });
    if (change !== undefined) preparedStep(this, 'IdentityProviderStep', name, change);
    this.rememberRules(this);
    const { name: key = '', emergency = false } = app.signingKey ?? {};
    new AppliedValue(this, 'SigningKey', {
      value: key,
      // Without a name the app keeps the key that it has.
      mayChange: emergency || key === '',
      refusal: () =>
        `A new signingKey has Okta switch to a key that no account trusts yet: nobody could sign in until every account was applied. Keep the name and rotate as docs/rotation.md says. Only if the key was leaked: write "emergency: true" beside the new name.`,
    });
  }

  /** What one list for the whole app needs, and what would reach over a border between two stacks. */
  private demandShardsFit({ shards, app, groupRules, formerGroupRules }: OktaSideProps): void {
    if (shards === undefined) return;
    demand(
      this,
      app.assign === 'management-groups' || app.assign === 'none',
      `role groups in ${shards.count} stacks, and "${app.assign ?? 'all'}" of them assigned to the app`,
      'assign management-groups: Terraform has one list of assignments for an app, and its stack knows no role group',
    );
    for (const rules of [groupRules, formerGroupRules])
      demand(
        this,
        rules === undefined || rules.form === 'per-role-group' || rules.parts >= shards.count,
        `role groups in ${shards.count} stacks, and group rules in ${rules?.parts ?? 1} parts`,
        `a rule serves role groups of one stack: give it at least ${shards.count} parts`,
      );
  }

  /** Where the role groups of an account are kept. */
  roleGroupsOf(accountId: string): Construct {
    return childOf(this.homeOf(accountId), 'RoleGroups');
  }

  /** Where it is kept what is remembered of accounts that live in other stacks. */
  accountsOf(accountId: string): Construct {
    return childOf(this.homeOf(accountId), 'Accounts');
  }

  /** This construct, or its place in the stack of the account's shard. */
  homeOf(accountId: string): Construct {
    if (this.shards === undefined) return this;
    const home = mirrored(this.shards.stackOf(accountId), this);
    // Each stack has rules of its own, and refuses another form of them itself.
    if (home.node.tryFindChild('GroupRulesForm') === undefined) this.rememberRules(home);
    return home;
  }

  /** Id of a management group as a stack of role groups reads it. */
  groupIdIn(scope: Construct, group: Construct & { readonly groupId: string }): string {
    const stack = TerraformStack.of(scope);
    if (TerraformStack.of(group) === stack) return group.groupId;
    return this.shards?.idOf?.(group, stack) ?? group.groupId;
  }

  /** Lets a role group's members use the app, unless management groups alone are assigned. */
  assignRoleGroup(group: AssignedGroup): void {
    if (this.assigns === 'all' || this.assigns === 'role-groups') this.assign(group);
  }

  /** Lets the members of a management group use the app. */
  assignManagementGroup(group: AssignedGroup): void {
    if (this.assigns === 'all' || this.assigns === 'management-groups') this.assign(group);
  }

  private assign(group: AssignedGroup): void {
    // By what never changes: a renamed group keeps its priority.
    this.assigned.set(placeOf(group).join('/'), group.groupId);
  }

  /**
   * Groups that are assigned already, in Okta's order: they keep it and their priorities, and others come after them. An
   * assignment that differs in nothing is not written again.
   */
  keepAssignments(present: readonly { readonly group: AssignedGroup; readonly priority: number }[]): void {
    this.present = present.map(({ group, priority }) => ({ place: placeOf(group).join('/'), priority }));
  }

  private assignments(): unknown[] {
    const present = new Map(
      this.present.filter(({ place }) => this.assigned.has(place)).map(({ place, priority }) => [place, priority]),
    );
    const added = assignmentPriorities([...this.assigned.keys()].filter((place) => !present.has(place)));
    return [...present, ...added].map(([place, priority]) => ({ id: this.assigned.get(place), priority }));
  }

  private validate(): string[] {
    const { ruleCount } = this.grants;
    if (ruleCount <= GROUP_RULES) return [];
    return [
      `${ruleCount} group rules, Okta allows ${GROUP_RULES} in an org: use groupRules per-management-group, or grant less`,
    ];
  }
}

function childOf(scope: Construct, id: string): Construct {
  const known = scope.node.tryFindChild(id);
  return known instanceof Construct ? known : new Construct(scope, id);
}

/** Lets Terraform refuse another form of the group rules, by which people would lose and regain their roles. */
function rememberRules(scope: Construct, rules: RuleForm, former: RuleForm | undefined): void {
  const shown = rules.parts === 1 ? rules.form : `${rules.form}, parts: ${rules.parts}`;
  const settled = rules.parts === 1 ? shown : `{form: ${shown}}`;
  new AppliedValue(scope, 'GroupRulesForm', {
    // As it is written after "formerly".
    value: shown.replace('parts', 'formerParts'),
    mayChange: former !== undefined,
    refusal: (was) =>
      `The group rules have the form ${was}, and the configuration says ${shown}: at once, people would lose and regain their roles. Write "groupRules: {form: ${shown}, formerly: ${was}}" and apply, then "groupRules: ${settled}" and apply again.`,
  });
}

/** Okta's own default is the login: left out, the plan says nothing of it. */
function userName(format: string | undefined): { userNameTemplate?: string; userNameTemplateType?: string } {
  if (format === undefined || format === 'user.login') return {};
  const { template, type } = userNameTemplate(format);
  return { userNameTemplate: literal(template), userNameTemplateType: type };
}

function statement({ name, values }: SamlAttribute): AppSamlAttributeStatements {
  const namespace = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';
  return { type: 'EXPRESSION', namespace, name: literal(name), values: values.map(literal) };
}
