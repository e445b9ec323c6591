import type { App } from 'cdktf';
import type { Federation } from '../config/model';
import { addAccount } from './account-construct';
import { addFederation } from './federation-construct';
import { FederationStack } from './federation-stack';
import { addImports } from './imports';
import { addKeptRules } from './kept-rules';
import { addManagementGroups } from './management-groups';
import { noteAccounts, noteBetween, noteManagementGroups, writeNotes } from './notes';
import { addAccountOutputs, addAppOutputs, addProvisioningOutputs } from './outputs';
import { addOktaProvider } from './providers';

/** Everything in one stack, `federation`: one plan, right for a handful of accounts. */
export function buildSingle(app: App, config: Federation): void {
  const hasOkta = config.okta.app.metadata === undefined;
  const stack = new FederationStack(app, 'federation', config, [
    ...(config.accounts.length > 0 ? (['aws'] as const) : []),
    ...(hasOkta ? (['okta'] as const) : []),
  ]);
  writeNotes(stack, { ...noteBetween(config), ...noteAccounts(config.accounts), ...noteManagementGroups(config) });
  if (hasOkta) addOktaProvider(stack, config);
  const federation = addFederation(stack, config);
  const managementGroups = addManagementGroups(stack, config, federation);
  const accounts = config.accounts.map((account) =>
    addAccount(stack, account, { config, federation, managementGroups }),
  );
  const keptRules = addKeptRules(config, { federation, managementGroups, accounts });
  addImports(config.imports, { federation, managementGroups, accounts, keptRules });
  addAppOutputs(stack, federation);
  addAccountOutputs(stack, accounts);
  for (const { provisioningUser } of accounts) if (provisioningUser) addProvisioningOutputs(stack, provisioningUser);
}
