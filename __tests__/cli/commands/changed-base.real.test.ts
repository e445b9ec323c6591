import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App } from 'cdktf';
import { loadConfig } from '../../../lib/config/load';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import { commit, git, repositoryIn } from '../support/repository';
import { runCli } from '../support/run-cli';
import { temporaryFolder } from '../support/temporary';

const env = { TERRAFORM_BINARY_NAME: 'no-such-program' };
const [TECH, AUDIT, NEW] = ['111122223333', '444455556666', '777788889999'] as const;

/** A repository that has a configuration and a lock file, and no code. */
function organization() {
  const cwd = temporaryFolder();
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  };
  write(
    'config/federation.yaml',
    `okta: {orgName: mueller-tech, baseUrl: okta.com, app: {label: AWS Account Federation}}
identityProvider: Okta
layout: per-account
roles:
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Support], description: Reads}
`,
  );
  write('config/management-groups.yaml', 'Support: {description: Support}\n');
  write('config/accounts/tech.yaml', account(TECH, 'Tech'));
  write('config/accounts/audit.yaml', account(AUDIT, 'Audit'));
  write('.terraform.lock.hcl', lock('5.100.0'));
  repositoryIn(cwd);
  /** The stacks of the files as they are. */
  const synthesized = (): string => {
    const outdir = join(temporaryFolder(), 'cdktf.out');
    const app = new App({ outdir });
    buildStacks(app, loadConfig(join(cwd, 'config'), { today: '2026-06-01' }).federation);
    app.synth();
    return outdir;
  };
  const changed = (...more: string[]) => runCli(['changed', '--stacks', synthesized(), ...more], { env, cwd });
  return { cwd, write, synthesized, changed, remove: (file: string) => rmSync(join(cwd, file)) };
}

const account = (id: string, name: string, more = ''): string => `id: "${id}"\nname: ${name}\n${more}`;
const lock = (aws: string): string =>
  `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${aws}"\n}\nprovider "registry.terraform.io/okta/okta" {\n  version = "4.20.0"\n}\n`;
const DEPLOY = 'roles:\n  Deploy: {policies: [PowerUserAccess], grantedTo: [Support], description: Deploys}\n';

test('lists what a change touches against a git ref, in the order to apply it, and what leaves', async () => {
  const { write, remove, changed, cwd } = organization();
  expect((await changed('--base', 'main')).out).toMatch(
    /^nothing differs from main \([0-9a-f]{7}\): all 3 stacks are as they were there\n$/,
  );
  write('config/accounts/tech.yaml', account(TECH, 'Tech', `# A comment\n${DEPLOY}`));
  write('config/accounts/new.yaml', account(NEW, 'New'));
  remove('config/accounts/audit.yaml');
  const { code, out, err } = await changed('--base', 'main', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    base: expect.stringMatching(/^main \([0-9a-f]{7}\)$/) as string,
    changed: [
      { stack: `account-${TECH}`, account: TECH, stage: 1, reason: expect.stringMatching(/^objects differ/) as string },
      { stack: `account-${NEW}`, account: NEW, stage: 1, reason: 'new' },
      { stack: 'okta', stage: 2 },
    ],
    gone: [
      { stack: `account-${AUDIT}`, needs: expect.stringMatching(/^if it was applied.*"retired: true"/) as string },
    ],
    unchanged: 0,
  });
  const shown = (await changed('--base', 'main')).out;
  expect(shown).toMatch(/^3 of 3 stacks differ from main \([0-9a-f]{7}\)\n\nStage 1/);
  // What is committed counts on the side of the ref only.
  commit(cwd, 'Tech deploys, New comes, Audit goes');
  expect((await changed('--base', 'main')).out).toContain('nothing differs from main');
  expect((await changed('--base', 'HEAD~1')).out).toMatch(/^3 of 3 stacks differ from HEAD~1/);
});

test('the lock file of the ref counts, and a version of one provider touches the stacks that use it', async () => {
  const { write, remove, changed } = organization();
  write('.terraform.lock.hcl', lock('5.101.0'));
  const { changed: touched } = JSON.parse((await changed('--base', 'HEAD', '--json')).out) as {
    changed: { stack: string; reason: string }[];
  };
  expect(touched.map(({ stack, reason }) => `${stack}: ${reason}`)).toEqual(
    [TECH, AUDIT].map((id) => `account-${id}: another provider version in the lock file`),
  );
  remove('.terraform.lock.hcl');
  expect((await changed('--base', 'HEAD')).out).toMatch(/^3 of 3 stacks differ/);
});

test('a folder of stacks counts with the lock file beside it', async () => {
  const { cwd, synthesized, changed, write } = organization();
  const before = synthesized();
  expect((await changed('--base', before)).out).toContain('nothing differs from');
  writeFileSync(join(dirname(before), '.terraform.lock.hcl'), lock('5.99.0'));
  expect((await changed('--base', before)).out).toMatch(/^2 of 3 stacks differ/);
  write('config/accounts/tech.yaml', account(TECH, 'Tech', DEPLOY));
  expect((await changed('--base', join(cwd, 'config'))).out).toContain('nothing differs from');
});

test('a ref without the configuration is compared with nothing, which is said', async () => {
  const { cwd, changed } = organization();
  git(cwd, 'checkout', '--quiet', '--orphan', 'empty');
  git(cwd, 'rm', '-r', '--cached', '--quiet', 'config');
  git(cwd, 'commit', '--quiet', '-m', 'No configuration');
  const { out, err } = await changed('--base', 'empty');
  expect(err).toMatch(/^empty \([0-9a-f]{7}\) has no config: compared with nothing\n$/);
  expect(out).toMatch(/^3 of 3 stacks differ.*\n\nStage 1/);
});

test('a base that is nothing is refused, and so are a base and records together', async () => {
  const { changed } = organization();
  expect(await changed('--base', 'nowhere')).toMatchObject({
    code: 1,
    err: expect.stringContaining('"nowhere" is neither a directory nor a git ref') as string,
  });
  expect(await changed('--base', 'main', '--applied', 'applied')).toMatchObject({ code: 2, out: '' });
});
