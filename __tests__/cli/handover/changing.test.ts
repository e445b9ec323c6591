import { join } from 'node:path';
import { handoverSteps } from '../../../lib/cli/handover/steps';
import { loadConfig } from '../../../lib/config/load';
import { federation } from '../../support/federation';

test('every change in the middle is listed with its step and the next line', () => {
  const { federation: config } = loadConfig(join('examples', 'renaming'), { today: '2026-06-15' });
  const values = handoverSteps(config).find(({ id }) => id === 'changing')?.values;
  expect(
    values?.map(({ label, value }) => `${label}: ${value.replace(/^(step \d of \d): .* everywhere: /, '$1, then ')}`),
  ).toEqual([
    'identityProvider: step 1 of 3, then delete "switched: false"',
    'account Mueller-Technology: step 1 of 3, then delete "switched: false"',
    'role Administrator: step 1 of 3, then delete "switched: false"',
    'management group Auditors: step 1 of 2, then write "existing: true"',
    'management group Platform: step 1 of 2, then delete "formerly: Cloud Admins"',
    'management group Support: step 1 of 2, then delete "members"',
    'groupRules: step 1 of 2, then write "groupRules: per-management-group"',
  ]);
});

test('a configuration in which nothing changes has no such step', () => {
  expect(handoverSteps(federation()).map(({ id }) => id)).not.toContain('changing');
});
