import { startHttpsProxy, type HttpsProxy } from '../../../../sandbox/https-proxy/start';
import { startFederation, type LocalFederation } from './local-federation';

/** A federation behind its real host names. */
export interface ProxiedFederation extends LocalFederation {
  readonly proxy: HttpsProxy;
}

export const ORG_DOMAIN = 'mueller-tech.okta.com';

export async function startProxiedFederation(): Promise<ProxiedFederation> {
  const federation = await startFederation();
  const { okta, aws } = federation;
  const proxy = await startHttpsProxy({
    oktaOrg: okta.org.name,
    oktaUrl: okta.url,
    stsUrl: aws.stsUrl,
    iamUrl: aws.iamUrl,
    signInBase: aws.signInBase,
  });
  return {
    ...federation,
    proxy,
    stop: async () => {
      await Promise.all([proxy.stop(), federation.stop()]);
    },
  };
}
