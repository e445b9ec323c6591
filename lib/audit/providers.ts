import { terraformAddress } from '../review/address';
import { known } from '../review/read';
import { appPairs, declaredIndex, type AppPair } from './declared';
import type { Audited } from './model';

export interface ProviderPair {
  readonly arn: string;
  readonly accountId: string;
  /** Of the declared provider. */
  readonly address: string;
  readonly metadata: string;
  readonly validUntil?: string;
  /** Apps whose metadata it may hold: the one that is declared, or every one where that can't be read. */
  readonly apps: readonly AppPair[];
}

/** Declared SAML providers as they are. */
export function providerPairs({ declared, snapshot }: Audited): ProviderPair[] {
  const { providers } = declaredIndex(declared);
  const apps = appPairs(declared, snapshot);
  return snapshot.accounts.flatMap(({ id: accountId, samlProviders }) =>
    samlProviders.flatMap((there) => {
      const provider = providers.get(there.arn);
      if (provider === undefined) return [];
      const own = apps.filter(({ app }) => terraformAddress(app.address) === known(provider.metadata));
      return [{ ...there, accountId, address: provider.address, apps: own.length > 0 ? own : apps }];
    }),
  );
}
