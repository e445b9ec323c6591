import { join } from 'node:path';
import { account, filesOf, generate, type Shape } from '../../bench/generate';
import { loadConfig } from '../../lib/config/load';
import { temporaryFolder } from '../cli/support/temporary';

const single: Shape = { accounts: 12, roles: 3, layout: 'single', groupRules: 'per-role-group' };

test('the same shape is the same configuration', () => {
  expect([...filesOf(single)]).toEqual([...filesOf(single)]);
});

test.each([single, { ...single, layout: 'per-account', groupRules: 'per-management-group' } as const])(
  'what is measured is valid, and as large as it says: %j',
  (shape) => {
    const directory = join(temporaryFolder(), 'config');
    generate(directory, shape);
    const { federation, warnings } = loadConfig(directory, { today: '2026-06-01' });
    expect(warnings).toEqual([]);
    expect(federation.layout).toBe(shape.layout);
    expect(federation.accounts.map(({ roles }) => roles.length)).toEqual(Array.from({ length: 12 }, () => 3));
    expect(federation.managementGroups).toHaveLength(2);
  },
);

test.each(['per-role-group', 'per-management-group'] as const)(
  'with shards, what is measured is valid (%s)',
  (groupRules) => {
    const directory = join(temporaryFolder(), 'config');
    generate(directory, { ...single, layout: 'per-account', groupRules, shards: 4, assign: 'management-groups' });
    const { federation, warnings } = loadConfig(directory, { today: '2026-06-01' });
    expect(warnings).toEqual([]);
    expect(federation.okta.shards).toBe(4);
  },
);

test('a change is one account with one role less', () => {
  const directory = join(temporaryFolder(), 'config');
  generate(directory, single, new Map([['accounts/account-0007.yaml', account(7, 2)]]));
  const { federation } = loadConfig(directory, { today: '2026-06-01' });
  expect(federation.accounts.flatMap(({ roles }) => roles)).toHaveLength(35);
});
