import type { Construct } from 'constructs';
import type { Federation } from '../config/model';
import { OktaAwsFederation } from '../constructs/okta-aws-federation';
import type { OktaShards } from '../constructs/okta-shards';
import { ownerOf, ownerStatementId } from '../naming/owner';

/** The construct of a configuration's federation, the same in every layout. */
export function addFederation(scope: Construct, config: Federation, shards?: OktaShards): OktaAwsFederation {
  const { identityProvider, partition, signInRegions, rolePath, groupRules, formerGroupRules, tags, accept } = config;
  const { metadata, sessionTags } = config.okta.app;
  return new OktaAwsFederation(scope, 'Federation', {
    identityProvider,
    identityProviderChange: config.identityProviderChange,
    statementId: ownerStatementId(ownerOf({ ...config.okta, partition })),
    groupPrefix: config.okta.groupPrefix,
    groupFilter: config.okta.groupFilter,
    partition,
    signInRegions,
    rolePath,
    groupRules,
    formerGroupRules,
    ruleParts: config.ruleParts,
    formerRuleParts: config.formerRuleParts,
    oktaShards: shards,
    tags: Object.fromEntries(tags),
    accept,
    sessionTags,
    ...(metadata === undefined ? { app: config.okta.app } : { metadata }),
  });
}
