import { Testing } from 'cdktf';
import { mkdirSync } from 'node:fs';
import { isAbsolute, join, normalize, relative, resolve } from 'node:path';
import type { Backend } from '../../lib/config/model';
import { FederationStack } from '../../lib/stacks/federation-stack';
import { account, federation, idOf } from '../support/federation';
import { synthesize } from '../support/synthesize';

const terraformOf = (backend: Backend, layout: 'single' | 'per-account' = 'single', stack = 'federation') =>
  synthesize(federation({ backend, layout })).get(stack)?.terraform as {
    readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly cloud?: unknown;
    readonly required_version: string;
  };

test('the state of a local backend is where Terraform is started, named without a path of this machine', () => {
  const outdir = join('.cache', 'somewhere');
  mkdirSync(outdir, { recursive: true });
  const pathOf = (backend: Backend) => {
    const config = { ...federation(), backend };
    const stack = new FederationStack(Testing.app({ outdir: resolve(outdir) }), 'federation', config, []);
    const { terraform } = stack.toTerraform() as { terraform: { backend: { local: { path: string } } } };
    return terraform.backend.local.path;
  };
  const from = (path: string) => normalize(join(outdir, 'stacks', 'federation', path));
  for (const [backend, file] of [
    [{ type: 'local' }, 'terraform.mueller-tech.okta.com.aws.federation.tfstate'],
    [{ type: 'local', directory: 'state' }, join('state', 'mueller-tech.okta.com.aws.federation.tfstate')],
  ] as const) {
    expect(isAbsolute(pathOf(backend))).toBe(false);
    expect(from(pathOf(backend))).toBe(file);
  }
  expect(pathOf({ type: 'local', directory: '/var/state' })).toBe(
    '/var/state/mueller-tech.okta.com.aws.federation.tfstate',
  );
});

test('state in S3 is encrypted and locked, with a key for each stack', () => {
  const s3 = { type: 's3', bucket: 'states', region: 'eu-central-1', prefix: 'federation' } as const;
  expect(terraformOf(s3).backend).toEqual({
    s3: {
      bucket: 'states',
      region: 'eu-central-1',
      key: 'federation/mueller-tech.okta.com/aws/federation.tfstate',
      encrypt: true,
      use_lockfile: true,
    },
  });
  expect(terraformOf({ ...s3, kmsKeyId: 'alias/state', profile: 'ops' }).backend).toMatchObject({
    s3: { kms_key_id: 'alias/state', profile: 'ops' },
  });
  expect(terraformOf({ ...s3, prefix: '' }).backend).toMatchObject({
    s3: { key: 'mueller-tech.okta.com/aws/federation.tfstate' },
  });
  // The lock file came with 1.10.
  expect(terraformOf(s3).required_version).toBe('>= 1.10.0');
});

test('state in HCP Terraform has a workspace for each stack', () => {
  const cloud = {
    type: 'cloud',
    organization: 'mueller-tech',
    hostname: 'app.terraform.io',
    workspacePrefix: 'okta-',
  } as const;
  const { cloud: block, backend, required_version: version } = terraformOf(cloud);
  expect(block).toEqual({
    organization: 'mueller-tech',
    hostname: 'app.terraform.io',
    workspaces: { name: 'okta-mueller-tech-okta-com-aws-federation' },
  });
  expect(backend).toBeUndefined();
  expect(version).toBe('>= 1.7.0');
});

test.each<[Backend, object]>([
  [
    { type: 'local', directory: '/var/state' },
    { backend: 'local', config: { path: '/var/state/mueller-tech.okta.com.aws.okta.tfstate' } },
  ],
  [
    { type: 's3', bucket: 'states', region: 'eu-central-1', prefix: 'f', kmsKeyId: 'alias/state', profile: 'ops' },
    {
      backend: 's3',
      config: {
        bucket: 'states',
        region: 'eu-central-1',
        key: 'f/mueller-tech.okta.com/aws/okta.tfstate',
        encrypt: true,
        kms_key_id: 'alias/state',
        profile: 'ops',
      },
    },
  ],
  [
    { type: 'cloud', organization: 'mueller-tech', hostname: 'tfe.mueller-tech.com', workspacePrefix: 'okta-' },
    {
      backend: 'remote',
      config: {
        organization: 'mueller-tech',
        hostname: 'tfe.mueller-tech.com',
        workspaces: { name: 'okta-mueller-tech-okta-com-aws-okta' },
      },
    },
  ],
])('an account reads the metadata from the Okta stack where that keeps its state: %j', (backend, data) => {
  const json = synthesize(federation({ backend, layout: 'per-account', accounts: [account('Tech')] })).get(
    `account-${idOf('Tech')}`,
  );
  const [[name, block] = []] = Object.entries(json?.data?.['terraform_remote_state'] ?? {});
  expect(block).toMatchObject(data);
  expect(Object.values(json?.resource?.['aws_iam_saml_provider'] ?? {})).toMatchObject([
    { saml_metadata_document: `\${data.terraform_remote_state.${String(name)}.outputs.saml_metadata}` },
  ]);
});

test('the remote state has no lock file of its own', () => {
  const s3 = { type: 's3', bucket: 'states', region: 'eu-central-1', prefix: 'f' } as const;
  const json = synthesize(federation({ backend: s3, layout: 'per-account' })).get(`account-${idOf('Mueller-Tech')}`);
  expect(JSON.stringify(json?.data)).not.toContain('use_lockfile');
});

test('a relative state directory is the same folder for the Okta stack and for who reads it', () => {
  const stacks = synthesize(federation({ backend: { type: 'local', directory: 'state' }, layout: 'per-account' }));
  const written = stacks.get('okta')?.terraform?.['backend'] as { local: { path: string } };
  const [read] = Object.values(stacks.get(`account-${idOf('Mueller-Tech')}`)?.data?.['terraform_remote_state'] ?? {});
  // Both run in cdktf.out/stacks/<name>.
  expect(relative(written.local.path, (read?.['config'] as { path: string }).path)).toBe('');
});
