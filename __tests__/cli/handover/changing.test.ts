import { join } from 'node:path';
import { handoverSteps } from '../../../lib/cli/handover/steps';
import { loadConfig } from '../../../lib/config/load';
import { federation } from '../../support/federation';

test('every change in the middle is listed with its step and the next line', () => {
  const { federation: config } = loadConfig(join('examples', 'renaming'), { today: '2026-06-15' });
  const values = handoverSteps(config).find(({ id }) => id === 'changing')?.values;
  const prepared = 'step 1 of 3: the new name is prepared; next, delete "switched: false"';
  expect(values).toEqual([
    { label: 'identityProvider', value: prepared },
    { label: 'account Mueller-Technology', value: prepared },
    { label: 'role Administrator', value: prepared },
    { label: 'management group Auditors', value: 'write "existing: true"' },
    { label: 'management group Platform', value: 'delete "formerly"' },
    { label: 'management group Support', value: 'delete "members"' },
    { label: 'groupRules', value: 'write "groupRules: per-management-group"; change no grants before' },
  ]);
});

test('a configuration in which nothing changes has no such step', () => {
  expect(handoverSteps(federation()).map(({ id }) => id)).not.toContain('changing');
});
