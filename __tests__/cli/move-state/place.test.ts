import { placeOf } from '../../../lib/cli/move-state/place';
import type { StackJson } from '../../../lib/cli/move-state/stack-json';
import { federation } from '../../support/federation';
import { synthesizeSingle } from '../../support/synthesize';
import type { Backend } from '../../../lib/config/model';

const place = (backend: Backend) =>
  placeOf('federation', synthesizeSingle(federation({ backend })), '/srv/out/stacks/federation');

test('a local state is where its path leads from the stack’s folder', () => {
  const { shown, terraform } = place({ type: 'local', directory: '/state' });
  expect(shown).toMatch(/^\/state\/\S*federation\.tfstate$/);
  expect(terraform).toMatchObject({ backend: { local: { path: shown } } });
  const json: StackJson = { terraform: { backend: { local: { path: '../../../x.tfstate' } } } };
  expect(placeOf('x', json, '/srv/out/stacks/x').shown).toBe('/srv/x.tfstate');
});

test('a state in S3 is a key of a bucket, and keeps encryption and lock', () => {
  const { shown, key, terraform } = place({ type: 's3', bucket: 'states', region: 'eu-central-1', prefix: 'okta' });
  expect(shown).toMatch(/^s3:\/\/states\/okta\/\S*federation\.tfstate$/);
  expect(key).toBe(`s3 ${shown}`);
  expect(terraform).toMatchObject({ backend: { s3: { encrypt: true, use_lockfile: true, region: 'eu-central-1' } } });
});

test('a state in HCP Terraform is a workspace of an organization', () => {
  const backend = {
    type: 'cloud',
    organization: 'mueller',
    hostname: 'app.terraform.io',
    workspacePrefix: 'okta-',
  } as const;
  const { shown, terraform } = place(backend);
  expect(shown).toMatch(/^app\.terraform\.io\/mueller\/okta-\S*federation$/);
  expect(terraform).toMatchObject({ cloud: { workspaces: { name: shown.split('/').pop() } } });
});

test('a stack without a backend is refused', () => {
  expect(() => placeOf('x', {}, '/srv')).toThrow('stack x has no backend');
});

test('a backend that this product does not write is refused', () => {
  const json: StackJson = { terraform: { backend: { http: { address: 'http://127.0.0.1' } } } };
  expect(() => placeOf('x', json, '/srv')).toThrow('a backend of type http is not one of local, s3, cloud');
});
