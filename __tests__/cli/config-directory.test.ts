import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configDirectory, ROOT, shown } from '../../lib/cli/config-directory';
import { temporaryFolder } from './support/temporary';

function checkout(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'config', 'accounts'), { recursive: true });
  writeFileSync(join(folder, 'config', 'federation.yaml'), '');
  return folder;
}

test('what is named on the command line goes before the environment, and both before what is found', () => {
  const cwd = checkout();
  const env = { FEDERATION_CONFIG: 'staging' };
  expect(configDirectory('dev', { env, cwd })).toBe('dev');
  expect(configDirectory(undefined, { env, cwd })).toBe('staging');
  expect(configDirectory(undefined, { env: {}, cwd })).toBe('config');
});

test('the configuration is found from any folder below', () => {
  const folder = checkout();
  expect(configDirectory(undefined, { env: {}, cwd: join(folder, 'config', 'accounts') })).toBe(join(folder, 'config'));
});

test('elsewhere, the configuration of the checkout itself counts', () => {
  expect(configDirectory(undefined, { env: {}, cwd: temporaryFolder() })).toBe(join(ROOT, 'config'));
});

test('a path is shown as the user would write it', () => {
  expect(shown('/home/ada/fed/config', '/home/ada/fed')).toBe('config');
  expect(shown('/home/ada/fed', '/home/ada/fed')).toBe('.');
  expect(shown('/etc/config', '/home/ada/fed')).toBe('/etc/config');
});
