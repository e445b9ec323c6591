import fc from 'fast-check';
import { loadConfig } from '../../lib/config/load';
import { arbitraryConfig, TODAY } from './arbitrary-config';
import { withConfig } from './write-config';

test('every generated configuration validates', () => {
  fc.assert(
    fc.property(arbitraryConfig(), (config) => {
      expect(() => withConfig(config, (directory) => loadConfig(directory, { today: TODAY }))).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

test('they hold everything that a configuration can hold', () => {
  const samples = fc.sample(arbitraryConfig(), { numRuns: 300, seed: 1 });
  const text = JSON.stringify(samples.map(({ files }) => [...files]));
  for (const key of [
    'retired',
    'release',
    'without',
    'existing',
    'members',
    'pgpKey',
    'signOnPolicy',
    'profile',
    's3',
    'cloud',
    'accept',
  ])
    expect(text).toContain(`"${key}"`);
  expect(samples.some(({ grants }) => grants.some(({ adopted }) => adopted))).toBe(true);
  expect(samples.some(({ grants }) => grants.some(({ until }) => until !== undefined))).toBe(true);
  expect(new Set(samples.map(({ layout, groupRules }) => `${layout} ${groupRules}`)).size).toBe(4);
  expect(new Set(samples.map(({ shards }) => shards)).size).toBe(3);
});
