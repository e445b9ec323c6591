import type { Federation } from '../../lib/config/model';
import { loadConfig } from '../../lib/config/load';
import { newFindings, reviewChange } from '../support/review-change';

const { federation } = loadConfig('config', { today: '2026-06-15' });
const byManagementGroup: Federation = {
  ...federation,
  okta: { ...federation.okta, app: { ...federation.okta.app, assign: 'management-groups' } },
};
const [single, perAccount] = (['single', 'per-account'] as const).map((layout): Federation => ({
  ...byManagementGroup,
  layout,
}));
const [two, four] = [2, 4].map((shards): Federation => ({
  ...byManagementGroup,
  layout: 'per-account',
  okta: { ...byManagementGroup.okta, shards },
}));

describe.each([
  ['single to per-account', single, perAccount],
  ['per-account to single', perAccount, single],
  ['one stack of Okta to shards', perAccount, two],
  ['shards to one stack of Okta', two, perAccount],
  ['single to shards', single, four],
  ['shards to single', four, single],
  ['two shards to four', two, four],
  ['four shards to two', four, two],
])('another layout, %s', (_, before, after) => {
  if (before === undefined || after === undefined) throw new Error('both layouts are there');
  const report = reviewChange(before, after);

  test('changes nobody’s access', () => {
    expect(report.verdict).toBe('unchanged');
    expect([...report.gains, ...report.losses, ...report.broken.filter(({ isNew }) => isNew)]).toEqual([]);
    expect(report.findings.filter(({ mayGiveAccess, isNew }) => mayGiveAccess === true && isNew)).toEqual([]);
  });

  test('names the states that objects move between, and the command', () => {
    expect([...(newFindings(report).get('state-moves') ?? [])].sort()).not.toEqual([]);
    expect(report.findings.find(({ id }) => id === 'state-moves')?.remedy).toContain('federation move-state');
    expect(newFindings(report).has('stack-vanished')).toBe(false);
  });

  test('shows a role that gets more at the same time', () => {
    const [account, ...others] = after.accounts;
    const [role, ...roles] = account?.roles ?? [];
    if (account === undefined || role === undefined) throw new Error('the shipped configuration has a role');
    const wider = { ...role, grants: federation.managementGroups.map(({ name }) => ({ managementGroup: name })) };
    const changed = { ...after, accounts: [{ ...account, roles: [wider, ...roles] }, ...others] } as Federation;
    expect(reviewChange(before, changed).gains.length).toBeGreaterThan(0);
  });
});
