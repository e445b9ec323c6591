import { textAt } from '../query/xml';
import type { AccountScope, MotoClient } from './moto-client';

/** The account's alias; `undefined` where it has none. */
export async function readAlias(moto: MotoClient, account: AccountScope): Promise<string | undefined> {
  const answer = await moto.call(account, 'ListAccountAliases');
  return textAt(answer, 'ListAccountAliasesResult', 'AccountAliases', 'member');
}
