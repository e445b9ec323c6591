import { createApp, type AppRequest } from '../../../../sandbox/okta/apps';
import { makeSigningKey } from '../../../../sandbox/okta/keys';
import type { App, SigningKey } from '../../../../sandbox/okta/model';
import { emptyOrg, type Org } from '../../../../sandbox/okta/org';

/** RSA keys take long to make: tests that don't care which share one. */
let shared: Promise<SigningKey> | undefined;
export function signingKey(): Promise<SigningKey> {
  return (shared ??= makeSigningKey(emptyOrg({ name: 'mueller-tech' })));
}

export const AWS_APP = { name: 'amazon_aws', label: 'AWS Account Federation', signOnMode: 'SAML_2_0' } as const;

export async function awsApp(org: Org, request: AppRequest = {}, activate = true): Promise<App> {
  return createApp(org, { ...AWS_APP, ...request }, activate, await signingKey());
}
