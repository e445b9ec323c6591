import { readsOnly } from './reads';

/** Ids of the organization's accounts; those that are not active are named with their state. @throws Error of the SDK */
export async function readOrganization(region: string): Promise<{ active: string[]; others: string[] }> {
  const { OrganizationsClient, paginateListAccounts } = await import('@aws-sdk/client-organizations');
  const client = readsOnly(new OrganizationsClient({ region, retryMode: 'adaptive', maxAttempts: 8 }));
  const found = { active: [] as string[], others: [] as string[] };
  try {
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {}))
      for (const { Id: id = '', Status: status } of Accounts)
        if (status === 'ACTIVE') found.active.push(id);
        else found.others.push(`${id} (${status ?? 'state unknown'})`);
    return { active: found.active.sort(), others: found.others.sort() };
  } finally {
    client.destroy();
  }
}
