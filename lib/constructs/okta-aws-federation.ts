import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { samlProviderArn } from '../naming/arn';
import { SAML_METADATA_CHARACTERS, SIGN_IN_SECONDS } from '../naming/limits';
import type { RoleMapping } from '../naming/asserted-role';
import { groupFilterText } from '../naming/group-filter';
import { DEFAULT_PREFIX, groupPrefix, type GroupFilterForm, type GroupNaming } from '../naming/group-naming';
import { homeRegion, isRegionOf, type Partition } from '../naming/partition';
import { roleValuePattern } from '../naming/role-value-pattern';
import { rolePath } from '../naming/role-path';
import { samlProviderName } from '../naming/saml-provider-name';
import { sessionActions, sessionAttributes, type SessionAction, type SessionTags } from '../naming/session-tags';
import { statementId } from '../naming/trust-policy';
import { appSettings, audiencesOf } from './app-settings';
import type { Allowed } from './allowed-first';
import type { Acceptance } from './comment';
import { demand } from './invalid-construct';
import { literal } from './literal';
import type { GroupRules } from './grants';
import { nameInUse, type NameChange } from './name-change';
import { OktaSide, type AppProps } from './okta-side';
import type { OktaShards } from './okta-shards';

/** An app of our own, or the metadata of one that somebody else runs: never both. */
export type OktaAwsFederationProps = FederationProps & (OwnApp | ForeignApp);

export interface OwnApp {
  /** The app in Okta. @default - an app with Okta's defaults */
  readonly app?: AppProps;
  readonly metadata?: undefined;
}

export interface ForeignApp {
  readonly app?: undefined;
  /** SAML metadata (XML) of an app that somebody else runs: then nothing is made in Okta. */
  readonly metadata: string;
}

export interface FederationProps {
  /** Name of the IAM SAML provider in every account, 1–60 of `A-Z a-z 0-9 _ -`, e.g. `Okta` or `Okta-Prod`. */
  readonly identityProvider: string;
  /** The SAML providers have another name until now. @default - their name does not change */
  readonly identityProviderChange?: NameChange;
  /**
   * Distinguishes this federation's statement in the trust policies of adopted roles; it must never change. Letters and
   * digits. @default - made of `identityProvider`: give one before you change that
   */
  readonly statementId?: string;
  /**
   * First part of the role groups' names, for which the app's group filter looks: where an org has several apps, each has
   * its own. It never changes. @default 'aws'
   */
  readonly groupPrefix?: string;
  /** Form of the app's group filter, and of the role groups' names. @default 'hash' */
  readonly groupFilter?: GroupFilterForm;
  /** @default 'aws' */
  readonly partition?: Partition;
  /**
   * Regions whose sign-in endpoints the trust policies accept; Okta sends assertions to the first.
   * @default - the partition's home region, e.g. `us-east-1`
   */
  readonly signInRegions?: readonly string[];
  /** Path of every role, begins and ends with `/`: Okta's role value pattern knows only one. @default '/' */
  readonly rolePath?: string;
  /** @default 'per-role-group' */
  readonly groupRules?: GroupRules;
  /** The form until now, while the group rules change theirs: rules of both forms exist. @default - none */
  readonly formerGroupRules?: GroupRules;
  /**
   * How many parts the accounts are divided into, each with rules of its own, in the form `per-management-group`: a power
   * of two, at least the number of `oktaShards`. @default 1
   */
  readonly ruleParts?: number;
  /** The parts until now, while their number changes; `formerGroupRules` says the form. @default 1 */
  readonly formerRuleParts?: number;
  /**
   * Stacks that role groups and group rules are spread over, by account. The app then assigns management groups only.
   * @default - they are in the federation's own stack
   */
  readonly oktaShards?: OktaShards;
  /** Tags of everything in IAM that has tags. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * What assertions say about people besides name and roles. Every trust policy allows it; the app sends it once `sent`
   * is true. Apply to every account in between. @default - nothing
   */
  readonly sessionTags?: SessionTags & { readonly sent: boolean };
  /** Findings of the review that are accepted everywhere. @default - none */
  readonly accept?: readonly Acceptance[];
}

/** An account as its federation sees it. */
export interface FederatedAccount {
  readonly accountId: string;
  readonly name: string;
  readonly retired: boolean;
  readonly provisioningUser: unknown;
}

/**
 * Okta as the identity provider of AWS accounts: one app, and what all its accounts have in common.
 * @example
 * ```ts
 * const federation = new OktaAwsFederation(stack, 'Federation', {
 *   identityProvider: 'Okta',
 *   app: { label: 'AWS', sessionSeconds: 3600 },
 *   tags: { Owner: 'platform' },
 * });
 * ```
 */
export class OktaAwsFederation extends Construct {
  readonly identityProvider: string;
  /** @internal */
  readonly identityProviderChange: NameChange | undefined;
  readonly statementId: string;
  /** @internal */
  readonly naming: GroupNaming;
  /**
   * How the app makes roles of the names of groups.
   * @internal
   */
  readonly mapping: RoleMapping;
  readonly partition: Partition;
  readonly rolePath: string;
  /** Sign-in endpoints that the trust policies accept, the one that Okta uses first. */
  readonly audiences: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly accept: readonly Acceptance[];
  /**
   * What trust policies allow besides the sign-in.
   * @internal
   */
  readonly sessionActions: readonly SessionAction[];
  /**
   * What is in Okta; `undefined` where somebody else runs the app.
   * @internal
   */
  readonly okta: OktaSide | undefined;
  /** Metadata (XML) for the SAML providers: a token, or the given document ready for Terraform. */
  readonly samlMetadata: string;
  private readonly accounts: FederatedAccount[] = [];

  /** @throws InvalidName, InvalidConstruct */
  constructor(scope: Construct, id: string, props: OktaAwsFederationProps) {
    super(scope, id);
    const { app = {}, metadata, partition = 'aws', groupRules = 'per-role-group' } = props;
    const path = rolePath(props.rolePath ?? '/');
    const { signInRegions = [homeRegion(partition)], tags = {}, accept = [] } = props;
    this.identityProvider = samlProviderName(props.identityProvider);
    const { identityProviderChange: change } = props;
    this.identityProviderChange = change && { ...change, formerly: samlProviderName(change.formerly) };
    this.statementId = props.statementId ?? statementId(this.identityProvider);
    demand(this, signInRegions.length > 0, 'no signInRegions', 'name at least one, e.g. us-east-1');
    for (const region of signInRegions)
      demand(this, isRegionOf(partition, region), `sign-in region "${region}"`, `name a region of ${partition}`);
    const { sessionSeconds = 3600 } = app;
    const { least, most } = SIGN_IN_SECONDS;
    const inRange = Number.isInteger(sessionSeconds) && sessionSeconds >= least && sessionSeconds <= most;
    demand(this, inRange, `sessionSeconds ${sessionSeconds}`, `give ${least}–${most} (STS, AssumeRoleWithSAML)`);
    this.naming = { prefix: groupPrefix(props.groupPrefix ?? DEFAULT_PREFIX), filter: props.groupFilter ?? 'hash' };
    this.partition = partition;
    this.rolePath = path;
    this.audiences = audiencesOf(partition, signInRegions);
    this.tags = tags;
    this.accept = accept;
    const { sessionTags } = props;
    this.sessionActions = sessionActions(sessionTags);
    const attributes = sessionTags?.sent === true ? sessionAttributes(sessionTags) : [];
    const { audiences } = this;
    const identityProvider = nameInUse(this.identityProvider, change);
    this.mapping = {
      groupFilter: groupFilterText(this.naming),
      roleValuePattern: app.roleValuePattern ?? roleValuePattern({ identityProvider, partition, rolePath: path }),
    };
    const settings = () =>
      appSettings({
        mapping: this.mapping,
        partition,
        appFilter: app.appFilter,
        joinAllRoles: app.joinAllRoles,
        loginUrl: app.loginUrl,
        sessionSeconds,
        recipient: audiences[0] as string,
        // Only tools read it: that of an app which exists stays as it is.
        identityProviderArn: app.id === undefined ? this.identityProviderArn() : undefined,
        webSsoClientId: app.webSsoClientId,
      });
    const { formerGroupRules: former } = props;
    if (metadata === undefined) {
      this.okta = new OktaSide(this, 'Okta', {
        app,
        groupPrefix: this.naming.prefix,
        groupRules: { form: groupRules, parts: props.ruleParts ?? 1 },
        formerGroupRules: former === undefined ? undefined : { form: former, parts: props.formerRuleParts ?? 1 },
        shards: props.oktaShards,
        identityProvider: { name: this.identityProvider, change },
        settings,
        allowed: this.allowed(sessionTags?.sent === true),
        attributes,
        accept,
      });
      this.samlMetadata =
        app.rotationMetadata === undefined ? this.okta.app.metadata : this.document(app.rotationMetadata);
    } else {
      this.okta = undefined;
      this.samlMetadata = this.document(metadata);
    }
    this.node.addValidation({ validate: () => this.validate() });
  }

  /** What every trust policy allows, and whether the app sends it. */
  private allowed(tagsAreSent: boolean): Allowed[] {
    return [
      ...this.audiences.map((audience, i) => ({
        name: `people to ${audience}`,
        sent: i === 0,
        wayOut:
          'Write the region of now as the first of "signInRegions", with the new one behind it, apply all stacks, then change their order and apply again.',
      })),
      ...this.sessionActions.map((action) => ({
        name: `what needs ${action}`,
        sent: tagsAreSent,
        wayOut: 'Write "sendSessionTags: false", apply all stacks, then write "sendSessionTags: true" and apply again.',
      })),
    ];
  }

  /** Metadata that is given, ready for Terraform. @throws InvalidConstruct */
  private document(metadata: string): string {
    const { length } = metadata;
    const fits =
      Token.isUnresolved(metadata) ||
      (length >= SAML_METADATA_CHARACTERS.least && length <= SAML_METADATA_CHARACTERS.most);
    demand(this, fits, `metadata of ${length} characters`, 'IAM takes 1,000–10,000,000: give the whole XML document');
    return literal(metadata);
  }

  /**
   * Called by an account for itself.
   * @internal
   */
  register(account: FederatedAccount): void {
    this.accounts.push(account);
    // Also the shard of a retired account alone remembers the form of its rules.
    this.okta?.homeOf(account.accountId);
  }

  /**
   * The provider that the app names as *Identity Provider ARN*, for tools that read it: that of the account with the
   * provisioning user, else of the lowest account id. Roles come from the groups, whatever this is.
   */
  private identityProviderArn(): string | undefined {
    const active = this.accounts.filter(({ retired }) => !retired);
    const main = active.find(({ provisioningUser }) => provisioningUser) ?? active.sort(byId)[0];
    if (!main) return undefined;
    const inUse = nameInUse(this.identityProvider, this.identityProviderChange);
    return samlProviderArn(this.partition, main.accountId, inUse);
  }

  private validate(): string[] {
    const users = this.accounts.filter(({ provisioningUser }) => provisioningUser).map(({ name }) => name);
    return [
      ...doubles(this.accounts, ({ accountId }) => accountId).map((id) => `account ${id} is there twice: remove one`),
      ...doubles(this.accounts, ({ name }) => name).map((name) => `two accounts are named ${name}: rename one`),
      ...(users.length > 1
        ? [`a provisioning user in ${users.sort().join(' and ')}: Okta takes one key, keep one of them`]
        : []),
    ];
  }
}

function byId(a: FederatedAccount, b: FederatedAccount): number {
  return a.accountId < b.accountId ? -1 : 1;
}

function doubles<T>(items: readonly T[], key: (item: T) => string): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const item of items) (seen.has(key(item)) ? twice : seen).add(key(item));
  return [...twice].sort();
}
