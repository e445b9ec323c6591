import { OktaClient } from '../../lib/live/okta/client';
import { takeSnapshot } from '../../lib/live/take-snapshot';
import { lendEnvironment } from '../support/lend-environment';
import { startGeneratedOrg } from './support/generated-org';

test('1,000 accounts with 10 roles each cost 6 requests an account at AWS, and fewer than 200 at Okta', async () => {
  const org = await startGeneratedOrg({ accounts: 1000, roles: 10 });
  const takeBack = lendEnvironment(org.environment);
  try {
    const { url, now, wait } = org;
    const { accounts, okta, unread } = await takeSnapshot({
      okta: new OktaClient({ url, credential: { type: 'API token', token: 't' }, scopes: [], share: 0.3, now, wait }),
      org: 'mueller-tech.okta.com',
      accounts: org.accountIds.map((id) => ({
        ...{ id, partition: 'aws', region: 'us-east-1' },
        connection: { type: 'assumeRole', roleArn: `arn:aws:iam::${id}:role/Reader` } as const,
      })),
      ...{ people: false, admins: true },
      progress: { began: now().toISOString(), accounts: new Map(), members: new Map(), note: () => undefined },
      onProgress: () => undefined,
    });
    expect(unread).toEqual([]);
    expect([accounts.flatMap(({ roles }) => roles).length, okta.groups.length]).toEqual([10_000, 10_010]);
    const atOkta = org.requests.filter((request) => request.includes('/api/')).length;
    expect(org.requests.length - atOkta).toBe(6000);
    expect(atOkta).toBeLessThan(200);
    for (const [part, limit] of Object.entries({ apps: 30, groups: 150, users: 150 }))
      expect(org.busiestMinute(part)).toBeLessThanOrEqual(limit);
  } finally {
    takeBack();
    await org.stop();
  }
});
