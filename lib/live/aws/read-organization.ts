import type { LiveOrganizationAccount, Unread } from '../snapshot';
import { CLIENT } from './connect';
import { readsOnly } from './reads';
import { reasonOf } from './reason';

/** What is noted where the organization could not be read. */
export function unreadOrganization(error: unknown): Unread {
  return { where: 'organization', what: 'organizations:ListAccounts', reason: reasonOf(error) };
}

/** The organization's accounts, sorted by id. @throws Error of the SDK */
export async function readOrganization(region: string): Promise<LiveOrganizationAccount[]> {
  const { OrganizationsClient, paginateListAccounts } = await import('@aws-sdk/client-organizations');
  const client = readsOnly(new OrganizationsClient({ region, ...CLIENT }));
  const found: LiveOrganizationAccount[] = [];
  try {
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {}))
      for (const { Id: id = '', Name: name = '', Status: status = 'unknown' } of Accounts)
        found.push({ id, name, status });
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  } finally {
    client.destroy();
  }
}
