import type { Construct } from 'constructs';
import type { Federation, OktaApp } from '../config/model';
import type { AppProps } from '../constructs/okta-side';
import { OktaAwsFederation } from '../constructs/okta-aws-federation';
import { ownerOf, ownerStatementId } from '../naming/owner';

/** The construct of a configuration's federation, the same in every layout. */
export function addFederation(scope: Construct, config: Federation): OktaAwsFederation {
  const { identityProvider, partition, signInRegions, rolePath, groupRules, formerGroupRules, tags, accept } = config;
  const { metadata, sessionTags } = config.okta.app;
  return new OktaAwsFederation(scope, 'Federation', {
    identityProvider,
    ...(config.identityProviderChange === undefined ? {} : { identityProviderChange: config.identityProviderChange }),
    statementId: ownerStatementId(ownerOf({ ...config.okta, partition })),
    groupPrefix: config.okta.groupPrefix,
    ...(config.okta.groupFilter === undefined ? {} : { groupFilter: config.okta.groupFilter }),
    partition,
    signInRegions,
    rolePath,
    groupRules,
    ...(formerGroupRules === undefined ? {} : { formerGroupRules }),
    tags: Object.fromEntries(tags),
    accept,
    ...(sessionTags === undefined ? {} : { sessionTags }),
    ...(metadata === undefined ? { app: appProps(config.okta.app) } : { metadata }),
  });
}

function appProps(app: OktaApp): AppProps {
  const { assignedTo, roleValuePattern, joinAllRoles, appFilter, loginUrl } = app;
  const { id, label, sessionSeconds, assign, signingKey, rotationMetadata, signOnPolicy, webSsoClientId, userName } =
    app;
  return {
    label,
    sessionSeconds,
    assign,
    ...(id === undefined ? {} : { id }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(roleValuePattern === undefined ? {} : { roleValuePattern }),
    ...(joinAllRoles === undefined ? {} : { joinAllRoles }),
    ...(appFilter === undefined ? {} : { appFilter }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(userName === undefined ? {} : { userName }),
    ...(signingKey === undefined ? {} : { signingKey }),
    ...(rotationMetadata === undefined ? {} : { rotationMetadata }),
    ...(signOnPolicy === undefined ? {} : { signOnPolicy }),
    ...(webSsoClientId === undefined ? {} : { webSsoClientId }),
  };
}
