import type { App } from 'cdktf';
import type { Account, Federation } from '../config/model';
import type { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { addAccount, type BuiltAccount } from './account-construct';
import { addFederation } from './federation-construct';
import { FederationStack } from './federation-stack';
import { addManagementGroups } from './management-groups';
import { addAccountOutputs, addAppOutputs, addMetadataOutput, addProvisioningOutputs, SAML_METADATA } from './outputs';
import { addOktaProvider } from './providers';

/**
 * A stack for Okta and one for each account: memory of a plan is bounded, and only stacks that change need one. The
 * Okta stack waits for no account; an account needs one thing of Okta, the metadata.
 */
export function buildPerAccount(app: App, config: Federation): void {
  const oktaStack = config.okta.app.metadata === undefined ? addOktaStack(app, config) : undefined;
  const federation = addFederation(oktaStack ?? app, config);
  const accounts = config.accounts.map((account) => addAccountStack(app, account, { config, federation, oktaStack }));
  if (oktaStack === undefined) return;
  addManagementGroups(oktaStack, config, federation, accounts);
  addAppOutputs(oktaStack, federation);
  addMetadataOutput(oktaStack, federation);
}

interface Context {
  readonly config: Federation;
  readonly federation: OktaAwsFederation;
  /** `undefined` where somebody else runs the app. */
  readonly oktaStack: FederationStack | undefined;
}

function addOktaStack(app: App, config: Federation): FederationStack {
  const stack = new FederationStack(app, 'okta', config.backend, ['okta']);
  addOktaProvider(stack, config);
  return stack;
}

function addAccountStack(app: App, account: Account, { config, federation, oktaStack }: Context): BuiltAccount {
  const stack = new FederationStack(app, `account-${account.name}`, config.backend, ['aws']);
  const metadata = account.retired ? undefined : readMetadata(stack, oktaStack);
  const built = addAccount(stack, account, { config, federation, ...metadata });
  const roles = built.grants.map(({ role }) => role);
  addAccountOutputs(stack, [built.account], roles);
  if (built.account.provisioningUser) addProvisioningOutputs(stack, built.account.provisioningUser);
  return built;
}

/** Reads the metadata from the Okta stack's state, wherever that is kept. */
function readMetadata(stack: FederationStack, oktaStack: FederationStack | undefined): { samlMetadata?: string } {
  if (oktaStack === undefined) return {};
  stack.addDependency(oktaStack);
  const state = oktaStack.ensureBackendExists().getRemoteStateDataSource(stack, 'okta', oktaStack.node.id);
  return { samlMetadata: state.getString(SAML_METADATA) };
}
