import type { App } from 'cdktf';
import type { Account, Federation } from '../config/model';
import type { AwsAccount } from '../constructs/aws-account';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { addAccount } from './account-construct';
import { addFederation } from './federation-construct';
import { FederationStack } from './federation-stack';
import { addImports } from './imports';
import { addKeptRules } from './kept-rules';
import { addManagementGroups, type ManagementGroups } from './management-groups';
import { noteAccounts, noteBetween, noteManagementGroups, writeNotes } from './notes';
import { ShardStacks } from './okta-shards';
import {
  addAccountOutputs,
  addAppOutputs,
  addManagementGroupOutputs,
  addMetadataOutput,
  addProvisioningOutputs,
  SAML_METADATA,
} from './outputs';
import { addOktaProvider } from './providers';

/**
 * A stack for Okta and one for each account: memory of a plan is bounded, and only stacks that change need one. The
 * Okta stack waits for no account; an account needs one thing of Okta, the metadata. Where there are many accounts, their
 * role groups and group rules are in stacks of their own, the shards.
 */
export function buildPerAccount(app: App, config: Federation): void {
  const oktaStack = config.okta.app.metadata === undefined ? addOktaStack(app, config) : undefined;
  const shards =
    oktaStack === undefined || (config.okta.shards ?? 1) === 1
      ? undefined
      : new ShardStacks(app, config, () => oktaStack);
  const federation = addFederation(oktaStack ?? app, config, shards);
  const managementGroups = addManagementGroups(oktaStack ?? app, config, federation);
  const accounts = config.accounts.map((account) =>
    addAccountStack(app, account, { config, federation, managementGroups, oktaStack }),
  );
  const keptRules = addKeptRules(config, { federation, managementGroups, accounts });
  addImports(config.imports, { federation, managementGroups, accounts, keptRules });
  if (oktaStack === undefined) return;
  addAppOutputs(oktaStack, federation);
  addMetadataOutput(oktaStack, federation);
  if (shards !== undefined) addManagementGroupOutputs(oktaStack, managementGroups.values());
}

interface Dependencies {
  readonly config: Federation;
  readonly federation: OktaAwsFederation;
  readonly managementGroups: ManagementGroups;
  /** `undefined` where somebody else runs the app. */
  readonly oktaStack: FederationStack | undefined;
}

function addOktaStack(app: App, config: Federation): FederationStack {
  const stack = new FederationStack(app, 'okta', config, ['okta']);
  writeNotes(stack, { ...noteBetween(config), ...noteManagementGroups(config) });
  addOktaProvider(stack, config);
  return stack;
}

function addAccountStack(app: App, account: Account, { oktaStack, ...context }: Dependencies): AwsAccount {
  const { config } = context;
  const stack = new FederationStack(app, `account-${account.id}`, config, ['aws']);
  // Where somebody else runs the app, there is no other stack.
  writeNotes(stack, { ...(oktaStack === undefined ? noteBetween(config) : {}), ...noteAccounts([account]) });
  const metadata = account.retired ? undefined : readMetadata(stack, oktaStack);
  const built = addAccount(stack, account, { ...context, ...metadata });
  addAccountOutputs(stack, [built]);
  if (built.provisioningUser) addProvisioningOutputs(stack, built.provisioningUser);
  return built;
}

function readMetadata(stack: FederationStack, oktaStack: FederationStack | undefined): { samlMetadata?: string } {
  return oktaStack === undefined ? {} : { samlMetadata: stack.readState(oktaStack).getString(SAML_METADATA) };
}
